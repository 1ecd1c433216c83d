package dev.quittance.delivery;

import java.time.Duration;

/**
 * What an attempt did to its delivery, now that it is on record.
 *
 * @param outcome {@code failed} is tried again, {@code postponed} cost no attempt; else the status that the delivery ended in
 * @param lag since it was owed
 */
record Recorded(DeliveryKind kind, String outcome, Duration lag) {

    static Recorded of(Delivery delivery, AttemptResult result, Duration lag) {
        var outcome = switch (delivery.status()) {
            case DELIVERED, EXHAUSTED, SKIPPED -> delivery.status().wire();
            case PENDING -> result.verdict() == AttemptResult.Verdict.CHANNEL_DOWN ? "postponed" : "failed";
        };
        return new Recorded(delivery.kind(), outcome, lag);
    }

    boolean isDelivered() {
        return outcome.equals(DeliveryStatus.DELIVERED.wire());
    }
}
