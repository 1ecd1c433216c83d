package dev.quittance.sitebuilder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Schema in the words of a reference: its type, its fields and an example.
 *
 * @param document the whole OpenAPI document, in which references are looked up
 */
record Schema(JsonNode document, JsonNode node) {

    /** Deeper objects are named, not spread out. */
    private static final int DEPTH_MAX = 3;

    private static final String REFERENCE = "$ref";

    /** One line of a table of fields; those inside an object are told with their whole path. */
    record Field(String name, String type, boolean required, String description) {
        public String typeInWords() {
            return Highlight.words(type);
        }

        public String descriptionInWords() {
            return Highlight.words(description);
        }
    }

    Schema at(JsonNode inner) {
        return new Schema(document, inner);
    }

    /** Follows references and takes {@code anyOf: [x, null]} for x. */
    Schema resolved() {
        if (node.has(REFERENCE)) {
            return at(document.at(node.get(REFERENCE).asText().substring(1))).resolved();
        }
        for (var alternatives : List.of("anyOf", "oneOf", "allOf")) {
            for (var alternative : node.path(alternatives)) {
                if (!alternative.path("type").asText().equals("null")) {
                    return at(alternative).resolved();
                }
            }
        }
        return this;
    }

    /** The name of the schema that this one refers to. */
    Optional<String> name() {
        var reference = node.path(REFERENCE);
        if (reference.isMissingNode()) {
            var inner = node.path("anyOf").path(0).path(REFERENCE);
            return inner.isMissingNode() ? Optional.empty() : Optional.of(lastStep(inner.asText()));
        }
        return Optional.of(lastStep(reference.asText()));
    }

    private static String lastStep(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    String type() {
        return resolved().ownType() + (isNullable() ? " or null" : "");
    }

    private String ownType() {
        if (node.has("enum")) {
            return "one of " + texts(node.get("enum"));
        }
        var format = node.path("format").asText();
        return switch (plainType()) {
            case "array" -> "list of " + at(node.path("items")).type();
            case "integer" -> "integer";
            case "object" -> node.path("additionalProperties").isObject() ? "map of strings" : "object";
            case "string" -> format.equals("date-time") ? "time" : "string";
            case "" -> "anything";
            default -> plainType();
        };
    }

    private String plainType() {
        var type = node.path("type");
        for (var alternative : type) {
            if (!alternative.asText().equals("null")) {
                return alternative.asText();
            }
        }
        return type.asText();
    }

    private boolean isNullable() {
        for (var alternatives : List.of(node.path("anyOf"), node.path("oneOf"))) {
            for (var alternative : alternatives) {
                if (alternative.path("type").asText().equals("null")) {
                    return true;
                }
            }
        }
        for (var type : node.path("type")) {
            if (type.asText().equals("null")) {
                return true;
            }
        }
        return false;
    }

    /** Every field, those of inner objects after the field that holds them. */
    List<Field> fields() {
        var fields = new ArrayList<Field>();
        resolved().collect("", 1, fields);
        return List.copyOf(fields);
    }

    private void collect(String prefix, int depth, List<Field> fields) {
        var required = texts(node.path("required"));
        for (var property : node.path("properties").properties()) {
            var field = at(property.getValue());
            var description = property.getValue().path("description");
            fields.add(new Field(
                    prefix + property.getKey(),
                    field.type(),
                    required.contains("`" + property.getKey() + "`"),
                    description.isMissingNode()
                            ? field.resolved().node.path("description").asText()
                            : description.asText()));
            if (depth < DEPTH_MAX) {
                field.resolved().collect(prefix + property.getKey() + ".", depth + 1, fields);
            }
        }
    }

    /** As the document gives it, or made of the examples of its fields. */
    JsonNode example() {
        return example(0);
    }

    private JsonNode example(int depth) {
        var given = given();
        if (!given.isMissingNode()) {
            return given;
        }
        if (isNullable()) {
            return JsonNodeFactory.instance.nullNode();
        }
        var schema = resolved();
        return schema.node.equals(node) ? madeUp(depth) : schema.example(depth);
    }

    private JsonNode given() {
        for (var name : List.of("example", "default", "const")) {
            if (node.has(name)) {
                return node.get(name);
            }
        }
        for (var list : List.of("examples", "enum")) {
            if (node.path(list).has(0)) {
                return node.get(list).get(0);
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode madeUp(int depth) {
        var json = JsonNodeFactory.instance;
        return switch (plainType()) {
            case "object" -> {
                var object = json.objectNode();
                if (depth <= DEPTH_MAX) {
                    node.path("properties")
                            .properties()
                            .forEach(field -> object.set(
                                    field.getKey(), at(field.getValue()).example(depth + 1)));
                }
                yield object;
            }
            case "array" -> json.arrayNode().add(at(node.path("items")).example(depth + 1));
            case "integer", "number" -> json.numberNode(0);
            case "boolean" -> json.booleanNode(false);
            case "string" ->
                json.textNode(node.path("format").asText().equals("date-time") ? "2026-11-22T12:00:00.000Z" : "…");
            default -> json.nullNode();
        };
    }

    private static String texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add("`" + text.asText() + "`"));
        return String.join(", ", texts);
    }
}
