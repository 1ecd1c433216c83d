package dev.quittance.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.json.StrictJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was told about a payment, as the journal keeps it.
 *
 * @param id the event's id, the same however often it was told
 * @param type {@code operation.…} when a function told what happened at the PSP; {@code payment.…} or {@code refund.…}
 *     when the application told what became of the payment
 * @param operation the operation at the PSP; null on an event
 * @param sequence the event's place among the payment's; null on what happened at the PSP
 * @param amount minor units: what moved, where something did, else what was asked for
 * @param data the message as it was told
 */
public record Transaction(
        String id,
        String type,
        String payment,
        @Nullable String operation,
        @Nullable Long sequence,
        long amount,
        String currency,
        Instant occurredAt,
        JsonNode data) {

    static final Comparator<Transaction> NEWEST_FIRST = Comparator.comparing(Transaction::occurredAt)
            .thenComparing(Transaction::id)
            .reversed();

    static Transaction of(Map<String, AttributeValue> item) {
        return new Transaction(
                text(item, "event_id"),
                text(item, "type"),
                text(item, "payment_id"),
                find(item, "operation_id").map(AttributeValue::s).orElse(null),
                find(item, "sequence").map(AttributeValue::n).map(Long::valueOf).orElse(null),
                Long.parseLong(find(item, "amount").orElseThrow().n()),
                text(item, "currency"),
                Instant.parse(text(item, "occurred_at")),
                StrictJson.stored(text(item, "data")));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return find(item, name).orElseThrow().s();
    }

    private static Optional<AttributeValue> find(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name));
    }
}
