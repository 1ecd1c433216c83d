package dev.quittance.delivery;

import dev.quittance.events.Mode;
import dev.quittance.events.PaymentEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something to deliver to someone.
 *
 * @param recipient a mail's address; null for a webhook
 * @param eventId the payment event it tells of; null when there is none, and then {@code content} is what is told
 * @param content JSON
 */
public record Owed(
        String merchantId,
        Mode mode,
        DeliveryKind kind,
        String receiverId,
        @Nullable String recipient,
        String eventType,
        @Nullable String eventId,
        @Nullable String paymentId,
        @Nullable Long sequence,
        @Nullable String content) {

    public Owed {
        if ((eventId == null) == (content == null)) {
            throw new IllegalArgumentException("either an event or a content, not " + eventId + " and " + content);
        }
        if ((recipient == null) != (kind == DeliveryKind.WEBHOOK)) {
            throw new IllegalArgumentException("a mail has an address, a webhook has none: " + kind);
        }
    }

    public static Owed webhook(PaymentEvent event, String endpointId) {
        return of(event, DeliveryKind.WEBHOOK, endpointId, null);
    }

    public static Owed receipt(PaymentEvent event, String recipient) {
        return of(event, DeliveryKind.RECEIPT, Deliveries.MAIL, recipient);
    }

    /** A webhook without a payment. */
    public static Owed webhook(String merchantId, Mode mode, String endpointId, String type, String content) {
        return new Owed(merchantId, mode, DeliveryKind.WEBHOOK, endpointId, null, type, null, null, null, content);
    }

    public static Owed notice(String merchantId, Mode mode, String recipient, String type, String content) {
        return new Owed(
                merchantId, mode, DeliveryKind.NOTICE, Deliveries.MAIL, recipient, type, null, null, null, content);
    }

    private static Owed of(PaymentEvent event, DeliveryKind kind, String receiverId, @Nullable String recipient) {
        return new Owed(
                event.merchantId(),
                event.mode(),
                kind,
                receiverId,
                recipient,
                event.type(),
                event.eventId(),
                event.paymentId(),
                event.sequence(),
                null);
    }
}
