package dev.quittance.webhook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.page.Query;
import dev.quittance.problem.ParameterChecks;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what an endpoint didn't get.
 *
 * @param which {@code failed}: what was given up or skipped, or waits for its next attempt; {@code missing}: what was never
 *     owed, because the endpoint was disabled, or not there, or subscribed to less
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
        } else if (Query.instant(since).isEmpty()) {
            checks.invalid("/since", Query.TIME);
        }
        checks.refuseAny();
    }

    /** The time it names; a record without one can't be made. */
    Instant from() {
        return Query.instant(requireNonNull(since)).orElseThrow();
    }
}
