package dev.quittance.site;

import dev.quittance.events.DeclineCode;
import dev.quittance.events.TestPaymentMethod;
import dev.quittance.payment.Lifecycle;
import dev.quittance.problem.ProblemCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Adds to the OpenAPI document what OpenAPI has no words for: problems, moves of a payment, test tokens and declines. The site is
 * built from that document alone, so that no page can tell of something the code doesn't do.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class Catalogue implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addExtension("x-problems", problems());
        document.addExtension("x-lifecycle", moves());
        document.addExtension("x-test-payment-methods", tokens());
        document.addExtension("x-declines", declines());
    }

    private static List<Map<String, Object>> problems() {
        return Arrays.stream(ProblemCode.values())
                .map(problem -> Map.<String, Object>of(
                        "code", problem.code(),
                        "status", problem.status(),
                        "title", problem.title(),
                        "retryable", problem.retryable()))
                .toList();
    }

    private static List<Map<String, String>> moves() {
        return Lifecycle.EDGES.stream()
                .map(edge -> Map.of(
                        "from", edge.from().wire(),
                        "move", wire(edge.move()),
                        "to", edge.to().wire(),
                        "event", edge.event()))
                .toList();
    }

    private static List<String> tokens() {
        return Arrays.stream(TestPaymentMethod.values())
                .map(TestPaymentMethod::token)
                .toList();
    }

    private static List<Map<String, String>> declines() {
        return Arrays.stream(DeclineCode.values())
                .map(decline ->
                        Map.of("code", wire(decline), "advice", wire(decline.advice()), "message", decline.message()))
                .toList();
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
