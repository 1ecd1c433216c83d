package dev.quittance.refund;

import dev.quittance.events.Mode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the API and its events show it.
 *
 * @param amount minor units of the payment's currency
 * @param outcomeUnknown whether the PSP's answer was lost and is being found out
 * @param failure why it came to nothing; also on a refund that succeeded and was returned by the bank
 * @param idempotencyKey null on a refund that a reversal started
 */
@Schema(name = "Refund")
public record RefundView(
        String id,
        Mode mode,
        String payment,
        long amount,
        String currency,
        RefundStatus status,
        boolean outcomeUnknown,
        @Nullable String reason,
        @Nullable Failure failure,
        @Nullable String idempotencyKey,
        Instant createdAt,
        Instant updatedAt) {

    /** Why a refund came to nothing. */
    public record Failure(String code, String message) {}
}
