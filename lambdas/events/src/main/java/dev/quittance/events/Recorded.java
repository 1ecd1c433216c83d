package dev.quittance.events;

import java.time.Instant;

/** What travels over the topic {@code payment-events} and stands in the journal. */
public sealed interface Recorded permits Outcome, PaymentEvent {

    /** {@code evt_…}, the same whenever the same fact is told again: consumers drop what they have seen. */
    String eventId();

    /** The wire name, which is also the message attribute that subscriptions filter on. */
    String type();

    String paymentId();

    String merchantId();

    Instant occurredAt();
}
