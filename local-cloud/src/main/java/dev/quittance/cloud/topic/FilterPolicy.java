package dev.quittance.cloud.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Which messages a subscription takes, by their attributes: every name must match, by any of its conditions. */
final class FilterPolicy {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, List<Condition>> conditions;

    private FilterPolicy(Map<String, List<Condition>> conditions) {
        this.conditions = Map.copyOf(conditions);
    }

    /** The empty policy takes everything. */
    static FilterPolicy parse(String json) {
        var policy = read(json);
        if (!policy.isObject()) {
            throw Refusals.invalid("FilterPolicy", "is no JSON object");
        }
        var conditions = new HashMap<String, List<Condition>>();
        policy.properties().forEach(field -> conditions.put(field.getKey(), conditions(field.getValue())));
        return new FilterPolicy(conditions);
    }

    boolean accepts(Map<String, MessageAttribute> attributes) {
        return conditions.entrySet().stream().allMatch(entry -> {
            var attribute = attributes.get(entry.getKey());
            var values = attribute == null ? List.<JsonNode>of() : attribute.comparable();
            return entry.getValue().stream().anyMatch(condition -> condition.holds(values));
        });
    }

    private static List<Condition> conditions(JsonNode array) {
        if (!array.isArray() || array.isEmpty()) {
            throw Refusals.invalid("FilterPolicy", "needs an array of conditions for each name");
        }
        return StreamSupport.stream(array.spliterator(), false)
                .map(Condition::parse)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw Refusals.invalid("FilterPolicy", "is no JSON");
        }
    }
}
