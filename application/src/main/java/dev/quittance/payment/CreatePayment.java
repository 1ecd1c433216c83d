package dev.quittance.payment;

import dev.quittance.events.CaptureMethod;
import dev.quittance.money.Currencies;
import dev.quittance.problem.ParameterChecks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant sends to create a payment.
 *
 * @param amount minor units, from 1; {@link Amounts} knows what its currency allows
 * @param currency ISO 4217, in upper case
 * @param paymentMethod a token; without one the payment waits for it
 * @param confirm whether to start at once; true when left out
 * @param metadata at most 50 pairs of a key of up to 40 and a value of up to 500 characters, 8 KiB in all
 */
record CreatePayment(
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String paymentMethod,
        @Nullable CaptureMethod captureMethod,
        @Nullable Boolean confirm,
        @Nullable String description,
        @Nullable String reference,
        @Nullable String receiptEmail,
        @Nullable String returnUrl,
        @Nullable Map<String, String> metadata) {

    /**
     * Refuses what is missing or out of bounds, all of it at once; but for the amount, whose bounds depend ({@link Amounts}).
     *
     * @throws dev.quittance.problem.ProblemException naming each parameter by its pointer
     */
    CreatePayment {
        var checks = new ParameterChecks();
        if (amount == null) {
            checks.missing("/amount");
        }
        checks.amount("/amount", amount);
        if (currency == null) {
            checks.missing("/currency");
        } else if (!Currencies.isKnown(currency)) {
            checks.invalid("/currency", "This is no ISO 4217 code of a currency that can be collected.");
        }
        checks.text("/payment_method", paymentMethod)
                .text("/description", description)
                .text("/reference", reference)
                .address("/return_url", returnUrl)
                .email("/receipt_email", receiptEmail);
        Metadata.check(checks, metadata);
        checks.refuseAny();
    }

    boolean startsAtOnce() {
        return paymentMethod != null && !Boolean.FALSE.equals(confirm);
    }
}
