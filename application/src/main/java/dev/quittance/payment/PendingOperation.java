package dev.quittance.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;
import java.util.Locale;

/** What is on its way to the PSP. While it is, other commands wait their turn. */
public enum PendingOperation {
    AUTHORIZE,
    CAPTURE,
    CANCEL,
    /** Whatever undoes the payment: a cancel or a refund, once it is known which. */
    REVERSE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<PendingOperation> {
        InSql() {
            super(PendingOperation.class);
        }
    }
}
