package dev.quittance.sitebuilder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the application says about itself: its OpenAPI document. The extensions carry what OpenAPI has no words for.
 *
 * @param problems {@code x-problems}: every problem the API can answer with
 * @param edges {@code x-lifecycle}: every move a payment can make
 * @param testPaymentMethods {@code x-test-payment-methods}: the tokens that the sandbox understands
 * @param declines {@code x-declines}: why an issuer says no, and what to do about it
 */
record Contract(
        JsonNode openapi,
        List<ProblemKind> problems,
        List<Edge> edges,
        List<String> testPaymentMethods,
        List<Decline> declines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    record ProblemKind(String code, int status, String title, boolean retryable) {}

    record Edge(String from, String move, String to, String event) {
        public String moveInWords() {
            return move.replace('_', ' ');
        }
    }

    record Decline(String code, String advice, String message) {}

    static Contract read(Path file) throws IOException {
        return of(JSON.readTree(file.toFile()));
    }

    static Contract of(JsonNode openapi) {
        return new Contract(
                openapi,
                list(openapi, "x-problems", ProblemKind.class),
                list(openapi, "x-lifecycle", Edge.class),
                list(openapi, "x-test-payment-methods", String.class),
                list(openapi, "x-declines", Decline.class));
    }

    private static <T> List<T> list(JsonNode openapi, String extension, Class<T> type) {
        var values = openapi.path(extension);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the OpenAPI document has no " + extension);
        }
        return JSON.convertValue(values, JSON.getTypeFactory().constructCollectionType(List.class, type));
    }
}
