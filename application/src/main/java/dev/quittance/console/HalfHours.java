package dev.quittance.console;

import static dev.quittance.console.OverviewCounts.HALF_HOUR;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps count of the last week's half-hours, one after the other. What ends later changes the count of the half-hour in
 * which it began. One instance counts at a time, by the database's clock; what it counts again comes out the same.
 */
@ApplicationScoped
class HalfHours {

    /** A little more than the overview shows. */
    private static final Duration KEPT = Duration.ofDays(8);

    /** After its end, until every transaction that began in it has ended and clocks agree that it is over. */
    private static final Duration OVER_AFTER = Duration.ofMinutes(5);

    /** What was written by then can be seen: longer than a transaction and an attempt to deliver may take. */
    private static final Duration SEEN_AFTER = Duration.ofMinutes(2);

    private record Progress(Instant countedUntil, Instant lateUntil, Instant now) {

        Instant next() {
            var oldest = now.minus(KEPT);
            return countedUntil.isAfter(oldest)
                    ? countedUntil
                    : Instant.ofEpochSecond(oldest.getEpochSecond() / HALF_HOUR.toSeconds() * HALF_HOUR.toSeconds());
        }
    }

    private final Sql sql;
    private final OverviewCounts counts;

    HalfHours(Sql sql, OverviewCounts counts) {
        this.sql = sql;
        this.counts = counts;
    }

    /** Counts the oldest half-hour that is over and isn't counted; false when there is none, or another instance is at it. */
    boolean countNext() {
        var found = lock().filter(progress ->
                !progress.next().plus(HALF_HOUR).plus(OVER_AFTER).isAfter(progress.now()));
        found.ifPresent(progress -> {
            counts.keep(progress.next());
            sql.change(
                    "UPDATE half_hours_counted SET counted_until = ?",
                    progress.next().plus(HALF_HOUR));
            sql.change(
                    "DELETE FROM half_hour_count WHERE half_hour < ?",
                    progress.now().minus(KEPT));
        });
        return found.isPresent();
    }

    /** Counts again where something ended since it was counted; returns in how many half-hours. */
    int countLate() {
        return lock().map(progress -> {
                    var changed = sql.list(
                            """
                            SELECT DISTINCT date_bin('30 minutes', created_at, 'epoch') AS half_hour
                            FROM (SELECT created_at FROM outcome JOIN operation ON operation.id = operation_id
                                    WHERE received_at >= ?
                                UNION ALL SELECT created_at FROM delivery_attempt JOIN delivery ON id = delivery_id
                                    WHERE started_at >= ? AND status = 'delivered') AS ended
                            WHERE created_at >= ? AND created_at < ?""",
                            row -> Sql.at(row, "half_hour"),
                            progress.lateUntil().minus(SEEN_AFTER),
                            progress.lateUntil().minus(SEEN_AFTER),
                            progress.now().minus(KEPT),
                            progress.countedUntil());
                    changed.forEach(counts::keep);
                    sql.change("UPDATE half_hours_counted SET late_until = ?", progress.now());
                    return changed.size();
                })
                .orElse(0);
    }

    private Optional<Progress> lock() {
        return sql.first(
                "SELECT counted_until, late_until, now() AS now FROM half_hours_counted FOR UPDATE SKIP LOCKED",
                row -> new Progress(Sql.at(row, "counted_until"), Sql.at(row, "late_until"), Sql.at(row, "now")));
    }
}
