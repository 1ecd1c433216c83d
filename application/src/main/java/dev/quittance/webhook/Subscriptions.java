package dev.quittance.webhook;

import dev.quittance.delivery.Deliveries;
import dev.quittance.delivery.Owed;
import dev.quittance.events.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Owes an event to whoever subscribed to it, in the transaction that appends it: there is no moment to lose it in. */
@ApplicationScoped
class Subscriptions {

    private final Deliveries deliveries;

    Subscriptions(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void owe(@Observes PaymentEvent event) {
        for (var endpoint : WebhookEndpoint.subscribed(event.merchantId(), event.mode(), event.type())) {
            deliveries.owe(Owed.webhook(event, endpoint), event.occurredAt());
        }
    }
}
