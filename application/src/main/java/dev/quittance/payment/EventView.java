package dev.quittance.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a payment's state as the API shows it and as webhooks carry it: what a subscriber missed it can read here,
 * in the same words.
 *
 * @param payment null in what only tests an endpoint
 * @param sequence 1 for the payment's first, without gaps
 * @param previousEventId the event before this one; null on the first
 * @param data the payment or refund right after the change
 */
@Schema(name = "Event")
public record EventView(
        String id,
        String type,
        @Nullable String payment,
        long sequence,
        @Nullable String previousEventId,
        Instant timestamp,
        JsonNode data) {

    /** As it is when the metadata would make it too large. */
    public EventView withoutMetadata() {
        ObjectNode slim = data.deepCopy();
        slim.putNull("metadata");
        return new EventView(id, type, payment, sequence, previousEventId, timestamp, slim);
    }
}
