package dev.quittance.console;

import dev.quittance.admin.OverviewConsole.Period;
import dev.quittance.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what began in a period: attempts by how they stand, money taken, declines by code, and the time each hop took.
 * Half-hours that are over are counted once and kept ({@link HalfHours}); only the rest is counted when somebody looks.
 */
@ApplicationScoped
class OverviewCounts {

    static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /** Ids sort by the time they were made in, which is almost when the row says that it began. */
    private static final Duration ID_OFF_MAX = Duration.ofMinutes(1);

    private static final String COUNTED = """
            WITH begun AS (SELECT * FROM operation WHERE id >= ? AND id < ? AND created_at >= ? AND created_at < ?),
            told AS (
                SELECT DISTINCT ON (begun.id) created_at, relayed_at, occurred_at, received_at
                FROM begun JOIN outcome ON operation_id = begun.id ORDER BY begun.id, received_at),
            passed AS (
                SELECT created_at, 'relay' AS hop, relayed_at - created_at AS took FROM told
                UNION ALL SELECT created_at, 'execute', occurred_at - relayed_at FROM told
                UNION ALL SELECT created_at, 'resolve', received_at - occurred_at FROM told
                UNION ALL SELECT created_at, 'deliver', finished_at - created_at FROM delivery
                    WHERE id >= ? AND id < ? AND created_at >= ? AND created_at < ?
                        AND kind = 'webhook' AND status = 'delivered')
            SELECT created_at AS at, 'attempts' AS measure, CASE
                WHEN status = 'succeeded' THEN 'succeeded'
                WHEN status <> 'failed' THEN 'open'
                WHEN decline_code IS NULL THEN 'failed' ELSE 'declined' END AS label, 1 AS total
            FROM begun WHERE kind = 'authorize'
            UNION ALL SELECT begun.created_at, 'taken', currency, begun.amount
            FROM begun JOIN payment ON payment.id = payment_id
            WHERE begun.status = 'succeeded'
                AND (kind = 'capture' OR (kind = 'authorize' AND capture_method = 'automatic'))
            UNION ALL SELECT created_at, 'declines', decline_code, 1 FROM begun WHERE decline_code IS NOT NULL
            UNION ALL SELECT created_at, hop,
                round(millis, least(0, 1 - floor(log(greatest(1, millis)::float8))::int))::text, 1
            -- Two clocks may differ by more than a hop takes.
            FROM passed, LATERAL (SELECT round(greatest(0, extract(epoch FROM took) * 1000)) AS millis) AS measured
            WHERE took IS NOT NULL""";

    /**
     * How much there was of something.
     *
     * @param step when the period's step began; null of what is counted over the whole period
     */
    record Count(String measure, String label, @Nullable Instant step, long total) {}

    private final Sql sql;

    OverviewCounts(Sql sql) {
        this.sql = sql;
    }

    List<Count> since(Instant from, Period period, Instant now) {
        var counted = countedUntil();
        var kept = period.step().compareTo(HALF_HOUR) >= 0 && counted.isAfter(from) ? counted : from;
        return sql.list(
                """
                SELECT measure, label, step, sum(total) AS total
                FROM (SELECT half_hour AS at, measure, label, total FROM half_hour_count
                        WHERE half_hour >= ? AND half_hour < ?
                    UNION ALL SELECT * FROM (%s) AS rest) AS counted,
                    LATERAL (SELECT CASE measure WHEN 'attempts' THEN date_bin(make_interval(secs => ?), at, ?) END
                        AS step) AS placed
                GROUP BY measure, label, step""".formatted(COUNTED),
                row -> new Count(
                        row.getString("measure"),
                        row.getString("label"),
                        Sql.atOrNull(row, "step"),
                        row.getLong("total")),
                Stream.of(
                                Stream.of(from, kept),
                                bounds(kept, now.plus(ID_OFF_MAX)),
                                Stream.of((double) period.step().toSeconds(), from))
                        .flatMap(values -> values)
                        .toArray());
    }

    private Instant countedUntil() {
        return sql.first("SELECT counted_until FROM half_hours_counted", row -> Sql.at(row, "counted_until"))
                .orElseThrow();
    }

    /** Counts a half-hour as it stands, instead of how it stood before. */
    void keep(Instant halfHour) {
        sql.change("DELETE FROM half_hour_count WHERE half_hour = ?", halfHour);
        sql.change(
                "INSERT INTO half_hour_count (half_hour, measure, label, total)"
                        + " SELECT ?, measure, label, sum(total) FROM (" + COUNTED
                        + ") AS counted GROUP BY measure, label",
                Stream.concat(Stream.of(halfHour), bounds(halfHour, halfHour.plus(HALF_HOUR)))
                        .toArray());
    }

    private static Stream<Object> bounds(Instant from, Instant to) {
        return Stream.of("op_", "del_")
                .flatMap(prefix -> Stream.of(
                        Ids.first(prefix, from.minus(ID_OFF_MAX)), Ids.first(prefix, to.plus(ID_OFF_MAX)), from, to));
    }
}
