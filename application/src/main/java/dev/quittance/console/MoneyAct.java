package dev.quittance.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An act that gives money back, or says where it is: what may need four eyes.
 *
 * @param amount minor units that it is about
 * @param operationId what a settlement ends
 * @param proof why that is right
 */
record MoneyAct(
        Kind kind,
        String paymentId,
        long amount,
        @Nullable String operationId,
        @Nullable String proof) {

    enum Kind {
        REFUND,
        REVERSE,
        SETTLE_AS_DONE,
        SETTLE_AS_NOT_DONE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
