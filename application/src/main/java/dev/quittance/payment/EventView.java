package dev.quittance.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment event as the API shows it and as webhooks carry it: what a subscriber missed, it can read here in the same words.
 *
 * @param sequence 1 for a payment's first event, without gaps after it
 * @param previousEventId the event with the sequence before this one; null on the first
 * @param data the payment or refund as the API shows it, right after the change
 */
public record EventView(
        String id,
        String type,
        Instant timestamp,
        long sequence,
        @Nullable String previousEventId,
        JsonNode data) {

    /** As it is when the metadata would make it too large. */
    public EventView withoutMetadata() {
        ObjectNode slim = data.deepCopy();
        slim.putNull("metadata");
        return new EventView(id, type, timestamp, sequence, previousEventId, slim);
    }
}
