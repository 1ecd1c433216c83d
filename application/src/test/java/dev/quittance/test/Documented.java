package dev.quittance.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.test.Document.Operation;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds every exchange with the API against its OpenAPI document: no answer has a status, a media type or a field that is
 * not documented, and nothing is accepted that is not.
 */
public final class Documented implements Filter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

    /** The operations that succeeded in any test of this run. */
    public static Set<String> done() {
        return Set.copyOf(DONE);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        var address = URI.create(request.getURI());
        if (isOfTheApi(address) && !request.getMethod().equals("HEAD")) {
            var document = Document.ofTheApi();
            document.operation(request.getMethod(), address.getPath())
                    .ifPresentOrElse(
                            operation -> check(document, operation, request, address, response),
                            () -> checkRefusal(document, response));
        }
        return response;
    }

    /** The console has a port of its own, which knows no API; and the document doesn't describe itself. */
    private static boolean isOfTheApi(URI address) {
        return address.getPort() == RestAssured.port
                && address.getPath().startsWith("/api/v1/")
                && !address.getPath().startsWith("/api/v1/openapi");
    }

    private static void checkRefusal(Document document, Response response) {
        assertThat(response.statusCode())
                .as("status where nothing is documented")
                .isBetween(404, 405);
        checkBody(document, document.root().at("/components/responses/Problem404"), response);
    }

    private static void check(
            Document document,
            Operation operation,
            FilterableRequestSpecification request,
            URI address,
            Response response) {
        var status = Integer.toString(response.statusCode());
        assertThat(operation.node().path("responses").has(status))
                .as("%s documents %s: %s", operation, status, response.asString())
                .isTrue();
        assertThat(response.header("Request-Id"))
                .as("Request-Id of " + operation)
                .isNotNull();
        checkBody(document, document.resolved(operation.node().path("responses").path(status)), response);
        if (response.statusCode() < 300) {
            checkRequest(document, operation, request.getBody(), address);
            DONE.add(operation.toString());
        }
    }

    private static void checkBody(Document document, JsonNode answer, Response response) {
        if (!answer.has("content")) {
            assertThat(response.asString()).isEmpty();
            return;
        }
        var mediaType = response.contentType().split(";", -1)[0];
        var documented = answer.path("content").path(mediaType);
        assertThat(documented.isMissingNode()).as("documents " + mediaType).isFalse();
        assertThat(document.faults(documented.path("schema"), parse(response.asString())))
                .as(response.asString())
                .isEmpty();
    }

    /** A webhook, too, is what the document says. */
    public static void checkWebhook(String body) {
        var document = Document.ofTheApi();
        var schema = document.root().at("/webhooks/event/post/requestBody/content/application~1json/schema");
        assertThat(document.faults(schema, parse(body))).as(body).isEmpty();
    }

    private static void checkRequest(Document document, Operation operation, @Nullable Object body, URI address) {
        var parameters = document.queryParameters(operation);
        queryNames(address)
                .forEach(name -> assertThat(parameters)
                        .as("%s takes %s", operation, name)
                        .containsAnyOf(name, name.replaceFirst("\\[.*", "")));
        var schema = operation.node().at("/requestBody/content/application~1json/schema");
        var text = body instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : Objects.requireNonNullElse(body, "").toString();
        if (!text.isEmpty() && !schema.isMissingNode()) {
            assertThat(document.faults(schema, parse(text))).as(text).isEmpty();
        }
    }

    private static Stream<String> queryNames(URI address) {
        return address.getRawQuery() == null
                ? Stream.empty()
                : Stream.of(address.getRawQuery().split("&", -1))
                        .map(pair -> URLDecoder.decode(pair.split("=", -1)[0], StandardCharsets.UTF_8));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
