package dev.quittance.payment;

import dev.quittance.merchant.Caller;
import java.time.Instant;
import java.util.Optional;

/** Knows of the refunds that reversals become, which are none of a payment's own. */
public interface FailedReversals {

    /** Why the money was not given back, if it was to be since then. */
    Optional<String> why(Caller caller, String payment, Instant asked);
}
