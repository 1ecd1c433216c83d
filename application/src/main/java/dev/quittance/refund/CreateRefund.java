package dev.quittance.refund;

import dev.quittance.problem.ParameterChecks;
import org.jspecify.annotations.Nullable;

/**
 * Gives captured funds back.
 *
 * @param payment the payment's id
 * @param amount minor units; everything that is left when left out
 * @param reason the merchant's own words
 */
public record CreateRefund(
        @Nullable String payment,
        @Nullable Long amount,
        @Nullable String reason) {
    public CreateRefund {
        var checks = new ParameterChecks()
                .text("/payment", payment)
                .amount("/amount", amount)
                .text("/reason", reason);
        if (payment == null) {
            checks.missing("/payment");
        }
        checks.refuseAny();
    }
}
