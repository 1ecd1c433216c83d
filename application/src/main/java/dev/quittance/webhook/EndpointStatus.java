package dev.quittance.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Whether an endpoint is sent anything. */
public enum EndpointStatus {
    ENABLED,
    DISABLED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<EndpointStatus> {
        InSql() {
            super(EndpointStatus.class);
        }
    }
}
