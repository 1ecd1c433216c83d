package dev.quittance.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;
import java.util.Locale;

/** What is delivered. */
public enum DeliveryKind {
    /** An event to a merchant's endpoint. */
    WEBHOOK,
    /** A mail to a payer about a payment. */
    RECEIPT,
    /** A mail to a merchant about its account. */
    NOTICE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<DeliveryKind> {
        InSql() {
            super(DeliveryKind.class);
        }
    }
}
