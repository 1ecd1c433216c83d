package dev.quittance.cloud.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a publisher says of a message beside its body.
 *
 * @param value the text, or for the type Binary its Base64
 */
record MessageAttribute(String dataType, String value) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Map<String, MessageAttribute> read(QueryParameters message) {
        var attributes = new LinkedHashMap<String, MessageAttribute>();
        for (var item : message.items("MessageAttributes.entry")) {
            var type = item.required("Value.DataType");
            var value = item.required(type.startsWith("Binary") ? "Value.BinaryValue" : "Value.StringValue");
            attributes.put(item.required("Name"), new MessageAttribute(type, value).checked());
        }
        return attributes;
    }

    boolean isBinary() {
        return dataType.startsWith("Binary");
    }

    /** What a filter policy compares: nothing of a binary, each element of an array, else the value. */
    List<JsonNode> comparable() {
        if (isBinary()) {
            return List.of();
        }
        if (dataType.equals("String.Array")) {
            var elements = new ArrayList<JsonNode>();
            array().forEach(elements::add);
            return elements;
        }
        return List.of(
                dataType.startsWith("Number") ? DecimalNode.valueOf(new BigDecimal(value)) : TextNode.valueOf(value));
    }

    private MessageAttribute checked() {
        if (!dataType.matches("(String|Number|Binary)(\\..+)?")) {
            throw Refusals.invalid("DataType", "is neither String, Number nor Binary: " + dataType);
        }
        try {
            comparable();
            return this;
        } catch (NumberFormatException e) {
            throw Refusals.invalid("StringValue", "is no number: " + value);
        }
    }

    private JsonNode array() {
        try {
            var array = JSON.readTree(value);
            if (array.isArray()) {
                return array;
            }
        } catch (JsonProcessingException e) {
            // Refused below, like JSON that is no array.
        }
        throw Refusals.invalid("StringValue", "is no JSON array: " + value);
    }
}
