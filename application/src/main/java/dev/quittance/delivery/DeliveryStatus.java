package dev.quittance.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far a delivery got. Whatever ended it, it can be replayed. */
public enum DeliveryStatus {
    PENDING,
    DELIVERED,
    /** Every attempt failed. */
    EXHAUSTED,
    /** Given up on purpose: its receiver was disabled or is gone. */
    SKIPPED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<DeliveryStatus> {
        InSql() {
            super(DeliveryStatus.class);
        }
    }
}
