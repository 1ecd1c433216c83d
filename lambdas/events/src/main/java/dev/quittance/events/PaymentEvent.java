package dev.quittance.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a payment's state, told by the application through its outbox.
 *
 * @param type {@code payment.…} or {@code refund.…}
 * @param sequence 1 for a payment's first event, without gaps after it
 * @param previousEventId the event with the sequence before this one; null on the first
 * @param amount the payment's or refund's amount in minor units
 * @param data the payment or refund as the API shows it, right after the change
 */
public record PaymentEvent(
        String type,
        String eventId,
        String paymentId,
        String merchantId,
        Mode mode,
        long sequence,
        @Nullable String previousEventId,
        long amount,
        String currency,
        Instant occurredAt,
        JsonNode data)
        implements Recorded {

    public PaymentEvent {
        requireNonNull(eventId, "event_id");
        requireNonNull(paymentId, "payment_id");
        requireNonNull(merchantId, "merchant_id");
        requireNonNull(mode, "mode");
        requireNonNull(currency, "currency");
        requireNonNull(occurredAt, "occurred_at");
        requireNonNull(data, "data");
        if (!type.startsWith("payment.") && !type.startsWith("refund.")) {
            throw new IllegalArgumentException("not a payment event: " + type);
        }
        if (sequence < 1 || (sequence == 1) != (previousEventId == null)) {
            throw new IllegalArgumentException("sequence " + sequence + " after event " + previousEventId);
        }
    }
}
