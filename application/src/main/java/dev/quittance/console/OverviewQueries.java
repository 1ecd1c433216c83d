package dev.quittance.console;

import static dev.quittance.console.ApplicationPaymentConsole.money;

import dev.quittance.admin.Money;
import dev.quittance.admin.OverviewConsole.Decline;
import dev.quittance.admin.OverviewConsole.Hop;
import dev.quittance.admin.OverviewConsole.Overview;
import dev.quittance.admin.OverviewConsole.Period;
import dev.quittance.admin.OverviewConsole.Step;
import dev.quittance.admin.OverviewConsole.Unresolved;
import dev.quittance.admin.OverviewConsole.Work;
import dev.quittance.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the overview's picture. Ids sort by the time they were made in, so that each query reads its period from the
 * primary key and nothing older.
 */
@ApplicationScoped
class OverviewQueries {

    private static final int CURRENCIES_MAX = 4;
    private static final int DECLINES_MAX = 12;
    private static final int OLDEST_MAX = 5;

    private static final String HOPS = """
            WITH told AS (
                SELECT DISTINCT ON (operation.id) operation.created_at, relayed_at, occurred_at, received_at
                FROM operation JOIN outcome ON operation_id = operation.id
                WHERE operation.id >= ? ORDER BY operation.id, received_at),
            passed AS (
                SELECT 1 AS place, 'relay' AS verb, relayed_at - created_at AS took FROM told
                UNION ALL SELECT 2, 'execute', occurred_at - relayed_at FROM told
                UNION ALL SELECT 3, 'resolve', received_at - occurred_at FROM told
                UNION ALL SELECT 4, 'deliver', finished_at - created_at FROM delivery
                    WHERE id >= ? AND kind = 'webhook' AND status = 'delivered')
            SELECT verb, count(*) AS times,
                percentile_cont(0.50) WITHIN GROUP (ORDER BY millis) AS p50,
                percentile_cont(0.95) WITHIN GROUP (ORDER BY millis) AS p95,
                percentile_cont(0.99) WITHIN GROUP (ORDER BY millis) AS p99
            -- Two clocks may differ by more than a hop takes.
            FROM passed, LATERAL (SELECT greatest(0, extract(epoch FROM took) * 1000)::float AS millis) AS measured
            WHERE took IS NOT NULL GROUP BY place, verb ORDER BY place""";

    private final Sql sql;
    private final InstantSource time;

    OverviewQueries(Sql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    Overview take(Period period) {
        var now = time.instant();
        var width = period.step().toSeconds();
        var lastStep = now.getEpochSecond() / width * width;
        var from = Instant.ofEpochSecond(lastStep - width * (period.steps() - 1));
        return new Overview(
                period, now, taken(from), steps(period, from), declines(from), hops(from), oldest(now), work(now));
    }

    private List<Money> taken(Instant from) {
        return sql.list(
                "SELECT currency, sum(amount_captured) AS amount FROM payment WHERE id >= ? GROUP BY currency"
                        + " ORDER BY amount DESC LIMIT " + CURRENCIES_MAX,
                row -> money(row.getLong("amount"), row.getString("currency")),
                Ids.first("pay_", from));
    }

    private List<Step> steps(Period period, Instant from) {
        var counted = new HashMap<Instant, Step>();
        sql.each(
                """
                SELECT date_bin(make_interval(secs => ?), created_at, ?) AS step,
                    count(*) FILTER (WHERE status = 'succeeded') AS succeeded,
                    count(*) FILTER (WHERE status = 'failed' AND decline_code IS NOT NULL) AS declined,
                    count(*) FILTER (WHERE status = 'failed' AND decline_code IS NULL) AS failed,
                    count(*) FILTER (WHERE status IN ('init', 'pending', 'unknown')) AS open
                FROM operation WHERE id >= ? AND created_at >= ? AND kind = 'authorize' GROUP BY step""",
                OverviewQueries::step,
                step -> counted.put(step.from(), step),
                (double) period.step().toSeconds(),
                from,
                Ids.first("op_", from),
                from);
        return IntStream.range(0, period.steps())
                .mapToObj(i -> from.plus(period.step().multipliedBy(i)))
                .map(start -> counted.getOrDefault(start, new Step(start, 0, 0, 0, 0)))
                .toList();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                Sql.at(row, "step"),
                row.getLong("succeeded"),
                row.getLong("declined"),
                row.getLong("failed"),
                row.getLong("open"));
    }

    private List<Decline> declines(Instant from) {
        return sql.list(
                "SELECT decline_code, count(*) AS times FROM operation WHERE id >= ? AND decline_code IS NOT NULL"
                        + " GROUP BY decline_code ORDER BY times DESC, decline_code LIMIT " + DECLINES_MAX,
                row -> new Decline(row.getString("decline_code"), row.getLong("times")),
                Ids.first("op_", from));
    }

    private List<Hop> hops(Instant from) {
        return sql.list(
                HOPS,
                row -> new Hop(
                        row.getString("verb"),
                        row.getLong("times"),
                        Math.round(row.getDouble("p50")),
                        Math.round(row.getDouble("p95")),
                        Math.round(row.getDouble("p99"))),
                Ids.first("op_", from),
                Ids.first("del_", from));
    }

    private List<Unresolved> oldest(Instant now) {
        return sql.list(
                "SELECT payment_id, kind, status, created_at FROM operation"
                        + " WHERE status IN ('init', 'pending', 'unknown') ORDER BY created_at LIMIT " + OLDEST_MAX,
                row -> new Unresolved(
                        row.getString("payment_id"),
                        row.getString("kind"),
                        row.getString("status"),
                        Sql.at(row, "created_at"),
                        Duration.between(Sql.at(row, "created_at"), now)));
    }

    private Work work(Instant now) {
        return sql.first(
                        """
                        SELECT (SELECT count(*) FROM operation
                                WHERE status IN ('init', 'pending', 'unknown') AND status = 'unknown') AS unknowns,
                            (SELECT count(*) FROM discrepancy WHERE NOT EXISTS (SELECT FROM discrepancy_note
                                WHERE discrepancy_id = discrepancy.id AND resolves)) AS discrepancies,
                            (SELECT count(*) FROM waiting_act
                                WHERE status = 'waiting' AND expires_at > ?) AS approvals,
                            count(*) AS due, min(relay_at) AS oldest
                        FROM outbox_message WHERE relay_at <= ?""",
                        row -> new Work(
                                row.getLong("unknowns"),
                                row.getLong("discrepancies"),
                                row.getLong("approvals"),
                                row.getLong("due"),
                                between(Sql.atOrNull(row, "oldest"), now)),
                        now,
                        now)
                .orElseThrow();
    }

    private static @Nullable Duration between(@Nullable Instant since, Instant now) {
        return since == null ? null : Duration.between(since, now);
    }
}
