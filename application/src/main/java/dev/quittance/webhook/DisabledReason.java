package dev.quittance.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Why an endpoint is sent nothing any more. */
public enum DisabledReason {
    BY_MERCHANT,
    /** From the console, which has the reason in its audit. */
    BY_OPERATOR,
    /** It answered 410. */
    GONE,
    /** For days it did nothing but fail. */
    FAILING;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<DisabledReason> {
        InSql() {
            super(DisabledReason.class);
        }
    }
}
