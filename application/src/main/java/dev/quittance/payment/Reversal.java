package dev.quittance.payment;

import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;

/** How a payment is to be undone as soon as it is known what there is to undo. */
public enum Reversal {
    /** Asked for while the payer was authenticating. */
    CANCEL,
    /** Asked for while the outcome was unknown, or later. */
    REVERSE;

    PendingOperation pending() {
        return this == CANCEL ? PendingOperation.CANCEL : PendingOperation.REVERSE;
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<Reversal> {
        InSql() {
            super(Reversal.class);
        }
    }
}
