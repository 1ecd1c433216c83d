package dev.quittance.payment;

import dev.quittance.problem.ParameterChecks;
import org.jspecify.annotations.Nullable;

/**
 * Starts an attempt to collect the payment.
 *
 * @param paymentMethod a token; needed when the payment has none or its last one was declined
 * @param returnUrl where the payer goes after authenticating
 * @param confirm false attaches the method and waits for another confirm
 */
record ConfirmPayment(
        @Nullable String paymentMethod,
        @Nullable String returnUrl,
        @Nullable Boolean confirm) {
    ConfirmPayment {
        new ParameterChecks()
                .text("/payment_method", paymentMethod)
                .address("/return_url", returnUrl)
                .refuseAny();
    }

    boolean startsAtOnce() {
        return !Boolean.FALSE.equals(confirm);
    }
}
