package dev.quittance.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery as the API shows it.
 *
 * @param number grows with each try; a number that is missing was claimed by an instance that died, or cost nothing
 * @param statusCode of HTTP, when there was an answer
 * @param error why it failed; null when it was delivered
 * @param answer the first kilobyte of what the receiver answered
 */
@Schema(name = "DeliveryAttempt")
record AttemptView(
        int number,
        Instant startedAt,
        int latencyMillis,
        @Nullable Integer statusCode,
        @Nullable String error,
        @Nullable String answer) {}
