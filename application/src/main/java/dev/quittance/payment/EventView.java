package dev.quittance.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a payment's state as the API shows it.
 *
 * @param sequence 1 for the payment's first, without gaps
 * @param previousEventId the event before this one; null on the first
 * @param data the payment or refund right after the change
 */
public record EventView(
        String id,
        String type,
        String payment,
        long sequence,
        @Nullable String previousEventId,
        Instant timestamp,
        JsonNode data) {}
