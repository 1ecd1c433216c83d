package dev.quittance.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Where a payment stands. */
public enum PaymentStatus {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_CONFIRMATION,
    PROCESSING,
    REQUIRES_ACTION,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<PaymentStatus> {
        InSql() {
            super(PaymentStatus.class);
        }
    }
}
