package dev.quittance.deploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quittance.deploy.template.Templates;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The SHA-256 of a file's bytes, by which templates name what they deploy: another file is no other architecture. */
final class AssetHashes {

    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AssetHashes() {}

    static Templates without(Templates templates) {
        var without = new TreeMap<String, JsonNode>();
        templates.byStack().forEach((stack, template) -> without.put(stack, without(template)));
        return new Templates(without);
    }

    static JsonNode without(JsonNode node) {
        return switch (node) {
            case TextNode text -> new TextNode(HASH.matcher(text.asText()).replaceAll("HASH"));
            case ArrayNode array -> {
                var items = MAPPER.createArrayNode();
                array.forEach(item -> items.add(without(item)));
                yield items;
            }
            case ObjectNode object -> {
                var fields = MAPPER.createObjectNode();
                object.properties().forEach(field -> fields.set(field.getKey(), without(field.getValue())));
                yield fields;
            }
            default -> node;
        };
    }
}
