package dev.quittance.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.problem.ParameterChecks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what an endpoint didn't get.
 *
 * @param which {@code failed}: what was given up, or waits for its next attempt; {@code missing}: what was never owed,
 *     because the endpoint was disabled, or not there, or subscribed to less
 * @param since an RFC 3339 time, at most 30 days ago
 */
public record ReplayDeliveries(
        @Nullable Which which, @Nullable String since) {

    public enum Which {
        FAILED,
        MISSING;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ReplayDeliveries {
        var checks = new ParameterChecks();
        if (which == null) {
            checks.missing("/which");
        }
        if (since == null) {
            checks.missing("/since");
        } else if (parse(since) == null) {
            checks.invalid("/since", "A time in RFC 3339, such as 2026-11-22T12:00:00Z.");
        }
        checks.refuseAny();
    }

    /** The time it names; a record without one can't be made. */
    Instant from() {
        var from = since == null ? null : parse(since);
        if (from == null) {
            throw new IllegalStateException("the constructor refuses it");
        }
        return from;
    }

    private static @Nullable Instant parse(String since) {
        try {
            return OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
