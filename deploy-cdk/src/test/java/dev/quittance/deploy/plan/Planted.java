package dev.quittance.deploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.util.Objects;
import java.util.function.Consumer;

/** The production templates with one thing changed. */
final class Planted {

    private Planted() {}

    static Plan plan(Consumer<Templates> change) {
        var proposed = Assembly.prod().copy();
        change.accept(proposed);
        return Plan.between(Assembly.prod(), proposed);
    }

    /** With the properties of one resource changed. */
    static Plan change(String type, String logicalIdPrefix, Consumer<ObjectNode> change) {
        return plan(templates ->
                change.accept((ObjectNode) templates.one(type, logicalIdPrefix).properties()));
    }

    static Plan remove(String type, String logicalIdPrefix) {
        return plan(templates -> {
            var resource = templates.one(type, logicalIdPrefix);
            resources(templates, resource.stack()).remove(resource.logicalId());
        });
    }

    static Plan add(String stack, String logicalId, JsonNode body) {
        return plan(templates -> resources(templates, stack).set(logicalId, body));
    }

    private static ObjectNode resources(Templates templates, String stack) {
        return (ObjectNode)
                Objects.requireNonNull(templates.byStack().get(stack)).path("Resources");
    }
}
