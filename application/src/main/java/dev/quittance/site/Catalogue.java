package dev.quittance.site;

import dev.quittance.payment.Lifecycle;
import dev.quittance.problem.ProblemCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Adds to the OpenAPI document what OpenAPI has no words for: every problem and every move of a payment. The site is
 * built from that document alone, so that no page can tell of something the code doesn't do.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class Catalogue implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addExtension("x-problems", problems());
        document.addExtension("x-lifecycle", moves());
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
                        "move", edge.move().name().toLowerCase(java.util.Locale.ROOT),
                        "to", edge.to().wire(),
                        "event", edge.event()))
                .toList();
    }
}
