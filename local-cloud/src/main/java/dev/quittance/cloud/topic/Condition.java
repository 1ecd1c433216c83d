package dev.quittance.cloud.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** One condition of a filter policy, on the values that a message has under its name; none when it lacks the name. */
interface Condition {

    boolean holds(List<JsonNode> values);

    static Condition parse(JsonNode condition) {
        if (condition.isValueNode()) {
            return any(value -> same(value, condition));
        }
        if (!condition.isObject() || condition.size() != 1) {
            throw Refusals.invalid("FilterPolicy", "has a condition that is neither a value nor one operator");
        }
        var operator = condition.fieldNames().next();
        var operand = condition.get(operator);
        return switch (operator) {
            case "exists" -> exists(operand);
            case "numeric" -> any(NumericRange.parse(operand));
            case "anything-but" -> any(anythingBut(operand));
            default -> any(text(operator, operand));
        };
    }

    private static Condition any(Predicate<JsonNode> test) {
        return values -> values.stream().anyMatch(test);
    }

    private static Condition exists(JsonNode wanted) {
        if (!wanted.isBoolean()) {
            throw Refusals.invalid("FilterPolicy", "exists is neither true nor false");
        }
        return values -> values.isEmpty() != wanted.booleanValue();
    }

    private static Predicate<JsonNode> anythingBut(JsonNode operand) {
        if (operand.isArray() && !operand.isEmpty()) {
            var excluded = StreamSupport.stream(operand.spliterator(), false).toList();
            return value -> excluded.stream().noneMatch(one -> same(value, one));
        }
        if (operand.isObject() && operand.size() == 1) {
            var operator = operand.fieldNames().next();
            return text(operator, operand.get(operator)).negate();
        }
        if (operand.isTextual() || operand.isNumber()) {
            return value -> !same(value, operand);
        }
        throw Refusals.invalid("FilterPolicy", "anything-but needs a value, an array of values or an operator");
    }

    private static Predicate<JsonNode> text(String operator, JsonNode operand) {
        if (!operand.isTextual()) {
            throw Refusals.invalid("FilterPolicy", operator + " needs a text");
        }
        var text = operand.textValue();
        return switch (operator) {
            case "prefix" -> value -> value.isTextual() && value.textValue().startsWith(text);
            case "suffix" -> value -> value.isTextual() && value.textValue().endsWith(text);
            case "equals-ignore-case" ->
                value -> value.isTextual() && lower(value.textValue()).equals(lower(text));
            default -> throw Refusals.invalid("FilterPolicy", "has the unknown operator " + operator);
        };
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
