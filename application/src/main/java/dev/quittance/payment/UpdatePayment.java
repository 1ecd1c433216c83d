package dev.quittance.payment;

import dev.quittance.problem.ParameterChecks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed on a payment, whatever its state.
 *
 * @param metadata merged into what is there; a null value removes its key
 */
record UpdatePayment(
        @Nullable String description,
        @Nullable String receiptEmail,
        @Nullable Map<String, @Nullable String> metadata) {
    UpdatePayment {
        var checks = new ParameterChecks().text("/description", description).email("/receipt_email", receiptEmail);
        if (metadata != null) {
            Metadata.checkKeys(checks, metadata);
        }
        checks.refuseAny();
    }
}
