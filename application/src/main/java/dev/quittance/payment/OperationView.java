package dev.quittance.payment;

import dev.quittance.events.OperationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one try at the PSP got.
 *
 * @param amount minor units of the payment's currency
 * @param message what the PSP said, or why nobody knows
 * @param relayedAt when its instruction first left for the queue; null as long as it hasn't
 * @param inquiries how often the PSP was asked what became of it
 * @param inquireAt when it is asked next; null when it has its end, or an operator has to look
 */
public record OperationView(
        String id,
        OperationKind kind,
        OperationStatus status,
        long amount,
        @Nullable String message,
        Instant createdAt,
        @Nullable Instant relayedAt,
        int inquiries,
        @Nullable Instant inquiredAt,
        @Nullable Instant inquireAt) {}
