package dev.quittance.refund;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far a refund got. */
public enum RefundStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<RefundStatus> {
        InSql() {
            super(RefundStatus.class);
        }
    }
}
