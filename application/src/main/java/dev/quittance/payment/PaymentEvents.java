package dev.quittance.payment;

import dev.quittance.events.EventIds;
import dev.quittance.events.PaymentEvent;
import dev.quittance.json.StrictJson;
import dev.quittance.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Appends a payment's next event and owes it to the topic, in the transaction that changed the payment. Whoever observes
 * {@link PaymentEvent} is told in that same transaction, and can owe what follows from it.
 */
@ApplicationScoped
public class PaymentEvents {

    private final Outbox outbox;
    private final Event<PaymentEvent> observers;

    PaymentEvents(Outbox outbox, Event<PaymentEvent> observers) {
        this.outbox = outbox;
        this.observers = observers;
    }

    /** The events with these ids, as webhooks and the API show them. */
    public Map<String, EventView> find(Collection<String> ids) {
        return EventEntry.<EventEntry>list("id in ?1", ids).stream()
                .map(EventEntry::view)
                .collect(Collectors.toMap(EventView::id, Function.identity()));
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
                EventIds.ofPaymentEvent(payment.id(), sequence, type, now),
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
        // A new payment is persisted here, as it will stay: a later change would be written a second time.
        payment.persist();
        EventEntry.of(event).persist();
        outbox.publish(event, now);
        observers.fire(event);
    }
}
