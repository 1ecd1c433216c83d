package dev.quittance.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How payments fare, all merchants' together. */
public interface OverviewConsole {

    /** A picture that may be a few seconds old: its {@link Overview#asOf()} says so. It costs the same however many look. */
    Overview over(Period period);

    /** How far back it looks, and in what steps. */
    enum Period {
        HOUR(Duration.ofMinutes(1), 60),
        DAY(Duration.ofMinutes(30), 48),
        WEEK(Duration.ofHours(2), 84);

        private final Duration step;
        private final int steps;

        Period(Duration step, int steps) {
            this.step = step;
            this.steps = steps;
        }

        public Duration step() {
            return step;
        }

        public int steps() {
            return steps;
        }

        /** As it stands in addresses. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Period of(String wire) {
            return switch (wire) {
                case "day" -> DAY;
                case "week" -> WEEK;
                default -> HOUR;
            };
        }
    }

    /**
     * The picture. What began more than half an hour ago and ended since then is in it within two minutes.
     *
     * @param taken money that was taken by what began in the period, by currency; the most first, at most 4
     * @param steps oldest first, one for each of the period's
     * @param declines the most frequent first, at most 12
     * @param hops in the order in which a payment passes them; one that nothing passed is not there
     * @param oldest what has waited longest for its end, at most 5
     */
    record Overview(
            Period period,
            Instant asOf,
            List<Money> taken,
            List<Step> steps,
            List<Decline> declines,
            List<Hop> hops,
            List<Unresolved> oldest,
            Work work) {

        public long payments() {
            return steps.stream()
                    .mapToLong(step -> step.succeeded + step.declined + step.failed + step.open)
                    .sum();
        }

        public long declined() {
            return steps.stream().mapToLong(Step::declined).sum();
        }

        /** Attempts that succeeded, of those that ended; as a percentage, or a dash when none did. */
        public String successRate() {
            var succeeded = steps.stream().mapToLong(Step::succeeded).sum();
            var ended = succeeded
                    + declined()
                    + steps.stream().mapToLong(Step::failed).sum();
            return ended == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * succeeded / ended);
        }
    }

    /** Attempts to collect that began within a step, by what became of them. */
    record Step(Instant from, long succeeded, long declined, long failed, long open) {}

    /** How often issuers said no with a code. */
    record Decline(String code, long times) {}

    /** How long a hop took, in milliseconds of two digits: for half of what passed it, for 95 of 100 and for 99 of 100. */
    record Hop(String verb, long times, long p50Millis, long p95Millis, long p99Millis) {}

    /** An operation without an end. */
    record Unresolved(String paymentId, String kind, String status, Instant since, Duration age) {}

    /**
     * What waits for somebody.
     *
     * @param approvals acts that wait for a second operator
     * @param oldestDue how long the outbox has owed what is due; null when nothing is
     */
    record Work(
            long unknowns,
            long discrepancies,
            long approvals,
            long outboxDue,
            @Nullable Duration oldestDue) {}
}
