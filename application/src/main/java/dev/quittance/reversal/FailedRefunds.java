package dev.quittance.reversal;

import static java.util.Objects.requireNonNull;

import dev.quittance.merchant.Caller;
import dev.quittance.payment.FailedReversals;
import dev.quittance.refund.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The refund that a reversal had become, and that failed. */
@ApplicationScoped
class FailedRefunds implements FailedReversals {

    private final Refunds refunds;

    FailedRefunds(Refunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public Optional<String> why(Caller caller, String payment, Instant asked) {
        return refunds.failedReversal(caller, payment, asked)
                .map(failed -> requireNonNull(failed.failure()).message());
    }
}
