package dev.quittance.cloud.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.function.Predicate;

/** {@code ["=", 5]}, {@code [">", 0]} or {@code [">=", 0, "<", 100]}: comparisons that must all hold. */
final class NumericRange {

    private NumericRange() {}

    static Predicate<JsonNode> parse(JsonNode comparisons) {
        if (!comparisons.isArray() || (comparisons.size() != 2 && comparisons.size() != 4)) {
            throw Refusals.invalid("FilterPolicy", "numeric needs one comparison or two");
        }
        Predicate<JsonNode> range = JsonNode::isNumber;
        for (int i = 0; i < comparisons.size(); i += 2) {
            range = range.and(comparison(comparisons.get(i).asText(), comparisons.get(i + 1)));
        }
        return range;
    }

    private static Predicate<JsonNode> comparison(String operator, JsonNode bound) {
        if (!bound.isNumber()) {
            throw Refusals.invalid("FilterPolicy", "numeric compares with a number");
        }
        var number = bound.decimalValue();
        return switch (operator) {
            case "=" -> value -> compare(value, number) == 0;
            case "<" -> value -> compare(value, number) < 0;
            case "<=" -> value -> compare(value, number) <= 0;
            case ">" -> value -> compare(value, number) > 0;
            case ">=" -> value -> compare(value, number) >= 0;
            default -> throw Refusals.invalid("FilterPolicy", "numeric does not know " + operator);
        };
    }

    private static int compare(JsonNode value, BigDecimal number) {
        return value.decimalValue().compareTo(number);
    }
}
