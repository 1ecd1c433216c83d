package dev.quittance.delivery;

import java.time.Instant;

/** Told in the transaction that found a receiver beyond hope; whoever owns the receiver disables it. */
public record ReceiverGivenUp(String receiverId, Reason reason, Instant at) {

    public enum Reason {
        /** It said so: 410. */
        GONE,
        /** For days it did nothing but fail. */
        FAILING
    }
}
