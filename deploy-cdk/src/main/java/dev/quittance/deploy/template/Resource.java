package dev.quittance.deploy.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** One resource of one stack; {@code body} is its whole entry in the template. */
public record Resource(String stack, String logicalId, JsonNode body) {

    public String type() {
        return body.path("Type").asText();
    }

    /** The logical id without the hash that CDK ends it with. */
    public String name() {
        return logicalId.replaceFirst("[0-9A-F]{8}$", "");
    }

    public String address() {
        return stack + "/" + logicalId;
    }

    public JsonNode properties() {
        return body.path("Properties");
    }

    /** A property by its path, e.g. {@code "RedrivePolicy.maxReceiveCount"}; missing when there is none. */
    public JsonNode property(String path) {
        var node = properties();
        for (var step : path.split("\\.", -1)) {
            node = node.path(step);
        }
        return node;
    }

    public boolean has(String path) {
        return !(property(path) instanceof MissingNode);
    }
}
