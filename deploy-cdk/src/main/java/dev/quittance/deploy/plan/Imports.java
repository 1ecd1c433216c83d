package dev.quittance.deploy.plan;

import dev.quittance.deploy.template.Templates;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What one stack takes from another. Who gives is deployed first, while who takes is still as it was released. */
final class Imports {

    private Imports() {}

    /** A sentence for each value that would go while it is taken. */
    static List<String> cutOff(Templates released, Templates proposed) {
        var given = given(proposed);
        return released.byStack().entrySet().stream()
                .flatMap(stack -> stack.getValue().findValuesAsText("Fn::ImportValue").stream()
                        .distinct()
                        .filter(value -> !given.contains(value))
                        .map(value -> value + " goes, and " + stack.getKey()
                                + " takes it: keep it by `exportValue` for this release"))
                .toList();
    }

    private static Set<String> given(Templates templates) {
        return templates.byStack().values().stream()
                .flatMap(template -> template.path("Outputs").valueStream())
                .map(output -> output.at("/Export/Name").asText())
                .collect(Collectors.toUnmodifiableSet());
    }
}
