package dev.quittance.deploy.reach;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.Objects;
import java.util.function.Consumer;

/** One thing changed in otherwise untouched templates. */
record Mutation(String name, Consumer<Templates> change) {

    static Mutation drop(Resource resource) {
        return new Mutation("drop " + resource.address(), templates -> {
            var template = Objects.requireNonNull(templates.byStack().get(resource.stack()));
            ((ObjectNode) template.path("Resources")).remove(resource.logicalId());
        });
    }

    static Mutation plant(String name, Resource resource, Consumer<ObjectNode> change) {
        return new Mutation(
                name + " " + resource.address(),
                templates -> change.accept(
                        (ObjectNode) templates.at(resource.address()).properties()));
    }

    Templates in(Templates templates) {
        var mutated = templates.copy();
        change.accept(mutated);
        return mutated;
    }

    @Override
    public String toString() {
        return name;
    }
}
