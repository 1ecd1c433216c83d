package dev.quittance.sandbox.psp;

import static dev.quittance.sandbox.psp.EntryItem.CAPTURABLE;
import static dev.quittance.sandbox.psp.EntryItem.CAPTURED;
import static dev.quittance.sandbox.psp.EntryItem.REFUNDABLE;
import static dev.quittance.sandbox.psp.EntryItem.REFUNDED;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * A change of a charge's money, on condition that the money is there. It is written together with the entry that asks
 * for it, all or nothing, so that no two can take the same cent.
 *
 * @param update what changes, and
 * @param condition what must hold, in DynamoDB's words, about {@code :amount} and {@code :zero}
 */
record Movement(String charge, long amount, String update, String condition) {

    /** @param last whether the rest of the hold is released */
    static Movement capture(Entry charge, long amount, boolean last) {
        var left = last ? ":zero" : CAPTURABLE + " - :amount";
        return new Movement(
                charge.key(),
                amount,
                "SET " + CAPTURABLE + " = " + left + ", " + plus(CAPTURED) + ", " + plus(REFUNDABLE),
                has(CAPTURABLE));
    }

    /** @param amount all that is held, or nothing is released: another capture came between */
    static Movement release(Entry charge, long amount) {
        return new Movement(
                charge.key(),
                amount,
                "SET " + CAPTURABLE + " = :zero",
                CAPTURABLE + " = :amount AND " + CAPTURABLE + " > :zero");
    }

    static Movement refund(Entry charge, long amount) {
        return new Movement(charge.key(), amount, "SET " + minus(REFUNDABLE) + ", " + plus(REFUNDED), has(REFUNDABLE));
    }

    /** A refund that the bank returned. */
    static Movement refundReturned(Entry refund) {
        return new Movement(
                requireNonNull(refund.authorization(), "a refund has its charge"),
                refund.amount(),
                "SET " + plus(REFUNDABLE) + ", " + minus(REFUNDED),
                has(REFUNDED));
    }

    Update on(String table) {
        return Update.builder()
                .tableName(table)
                .key(Map.of(EntryItem.KEY, EntryItem.text(charge)))
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeValues(values())
                .build();
    }

    private Map<String, AttributeValue> values() {
        return Map.of(":amount", EntryItem.number(amount), ":zero", EntryItem.number(0));
    }

    /** Names both values, because DynamoDB refuses one that no expression uses. */
    private static String has(String attribute) {
        return attribute + " >= :amount AND " + attribute + " > :zero";
    }

    private static String plus(String attribute) {
        return attribute + " = " + attribute + " + :amount";
    }

    private static String minus(String attribute) {
        return attribute + " = " + attribute + " - :amount";
    }
}
