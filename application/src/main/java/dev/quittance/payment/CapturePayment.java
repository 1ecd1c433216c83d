package dev.quittance.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quittance.problem.ParameterChecks;
import org.jspecify.annotations.Nullable;

/**
 * Takes held funds.
 *
 * @param amount minor units; everything that is held when left out
 * @param last whether what is left of the hold is released; true when left out
 */
public record CapturePayment(
        @Nullable Long amount,
        @Nullable @JsonProperty("final") Boolean last) {
    public CapturePayment {
        new ParameterChecks().amount("/amount", amount).refuseAny();
    }

    boolean isLast() {
        return !Boolean.FALSE.equals(last);
    }
}
