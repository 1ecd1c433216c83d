package dev.quittance.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param latency from the attempt's start to the receiver's answer, or to when we stopped waiting for it
 * @param statusCode of HTTP; null without an answer, and for mail
 * @param error why it failed, in a word or two; null when it was delivered
 * @param answer the beginning of what the receiver said
 * @param retryAfter how long the receiver asked to be left alone
 */
public record AttemptResult(
        Verdict verdict,
        Instant startedAt,
        Duration latency,
        @Nullable Integer statusCode,
        @Nullable String error,
        @Nullable String answer,
        @Nullable Duration retryAfter) {

    /** What an attempt's outcome means for the delivery and its receiver. */
    public enum Verdict {
        DELIVERED,
        /** Tried again after the schedule's next delay. */
        FAILED,
        /** As failed, yet the receiver works: it was this very delivery that it didn't take. */
        REFUSED,
        /** As failed, and the receiver needs a rest from everything. */
        OVERLOADED,
        /** As failed, and the receiver wants nothing any more. */
        GONE,
        /** Not the delivery's fault, so that it costs none of its attempts: nobody could be reached through the channel. */
        CHANNEL_DOWN,
        /** There is nobody to deliver to any more. */
        MOOT
    }

    public static AttemptResult delivered(Instant startedAt, Duration latency) {
        return new AttemptResult(Verdict.DELIVERED, startedAt, latency, null, null, null, null);
    }

    public static AttemptResult failed(Instant startedAt, Duration latency, String error) {
        return new AttemptResult(Verdict.FAILED, startedAt, latency, null, error, null, null);
    }

    public static AttemptResult refused(Instant startedAt, Duration latency, String error) {
        return new AttemptResult(Verdict.REFUSED, startedAt, latency, null, error, null, null);
    }

    public static AttemptResult overloaded(Instant startedAt, Duration latency, String error) {
        return new AttemptResult(Verdict.OVERLOADED, startedAt, latency, null, error, null, null);
    }

    public static AttemptResult channelDown(Instant startedAt, Duration latency, String error) {
        return new AttemptResult(Verdict.CHANNEL_DOWN, startedAt, latency, null, error, null, null);
    }

    public static AttemptResult moot(Instant startedAt) {
        return new AttemptResult(Verdict.MOOT, startedAt, Duration.ZERO, null, "receiver disabled", null, null);
    }

    boolean isDelivered() {
        return verdict == Verdict.DELIVERED;
    }
}
