package dev.quittance.payment;

import dev.quittance.problem.ParameterChecks;
import org.jspecify.annotations.Nullable;

/** Releases the hold, or gives up what was never started; the reason is the merchant's own. */
public record CancelPayment(@Nullable String cancellationReason) {
    public CancelPayment {
        new ParameterChecks().text("/cancellation_reason", cancellationReason).refuseAny();
    }

    public String reason() {
        return cancellationReason == null ? "requested_by_merchant" : cancellationReason;
    }
}
