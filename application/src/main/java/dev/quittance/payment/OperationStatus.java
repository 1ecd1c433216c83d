package dev.quittance.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far an operation got. Succeeded and failed are for ever; unknown ends only by proof. */
public enum OperationStatus {
    INIT,
    PENDING,
    UNKNOWN,
    SUCCEEDED,
    FAILED;

    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<OperationStatus> {
        InSql() {
            super(OperationStatus.class);
        }
    }
}
