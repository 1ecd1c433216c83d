package dev.quittance.payment;

import dev.quittance.events.EventIds;
import dev.quittance.events.PaymentEvent;
import dev.quittance.json.StrictJson;
import dev.quittance.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Appends a payment's next event and owes it to the topic, in the transaction that changed the payment. */
@ApplicationScoped
public class PaymentEvents {

    private final Outbox outbox;

    PaymentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Called under the payment's row lock (or before its first commit), so sequences have no gaps. */
    public void append(Payment payment, String type, Instant now) {
        append(payment, type, payment.amount(), payment.view(), now);
    }

    /** As above, about something beneath the payment. */
    public void append(Payment payment, String type, long amount, Object view, Instant now) {
        var sequence = payment.nextSequence();
        var event = new PaymentEvent(
                type,
                EventIds.ofPaymentEvent(payment.id(), sequence),
                payment.id(),
                payment.merchantId(),
                payment.mode(),
                sequence,
                payment.lastEventId(),
                amount,
                payment.currency(),
                now,
                StrictJson.tree(view));
        payment.lastEventId(event.eventId());
        EventEntry.of(event).persist();
        outbox.publish(event, now);
    }
}
