package dev.quittance.console;

import static dev.quittance.console.ApplicationPaymentConsole.money;
import static dev.quittance.console.ApplicationWorkConsole.WAITS_FOR_OPERATOR;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.quittance.admin.Money;
import dev.quittance.admin.OverviewConsole.Decline;
import dev.quittance.admin.OverviewConsole.Hop;
import dev.quittance.admin.OverviewConsole.Overview;
import dev.quittance.admin.OverviewConsole.Period;
import dev.quittance.admin.OverviewConsole.Step;
import dev.quittance.admin.OverviewConsole.Unresolved;
import dev.quittance.admin.OverviewConsole.Work;
import dev.quittance.console.OverviewCounts.Count;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes the overview's picture. */
@ApplicationScoped
class OverviewQueries {

    private static final int CURRENCIES_MAX = 4;
    private static final int DECLINES_MAX = 12;
    private static final int OLDEST_MAX = 5;

    private static final List<String> HOPS = List.of("relay", "execute", "resolve", "deliver");

    private final Sql sql;
    private final OverviewCounts counts;
    private final InstantSource time;

    OverviewQueries(Sql sql, OverviewCounts counts, InstantSource time) {
        this.sql = sql;
        this.counts = counts;
        this.time = time;
    }

    Overview take(Period period) {
        var now = time.instant();
        var width = period.step().toSeconds();
        var lastStep = now.getEpochSecond() / width * width;
        var from = Instant.ofEpochSecond(lastStep - width * (period.steps() - 1));
        var counted = counts.since(from, period, now);
        return new Overview(
                period,
                now,
                taken(counted),
                steps(period, from, counted),
                declines(counted),
                hops(counted),
                oldest(now),
                work(now));
    }

    private static List<Money> taken(List<Count> counts) {
        return largest(counts, "taken", CURRENCIES_MAX, count -> money(count.total(), count.label()));
    }

    private static List<Decline> declines(List<Count> counts) {
        return largest(counts, "declines", DECLINES_MAX, count -> new Decline(count.label(), count.total()));
    }

    private static <T> List<T> largest(List<Count> counts, String measure, int limit, Function<Count, T> shown) {
        return counts.stream()
                .filter(count -> count.measure().equals(measure))
                .sorted(Comparator.comparingLong(Count::total).reversed().thenComparing(Count::label))
                .limit(limit)
                .map(shown)
                .toList();
    }

    private static List<Step> steps(Period period, Instant from, List<Count> counts) {
        Map<Instant, Map<String, Long>> attempts = counts.stream()
                .filter(count -> count.measure().equals("attempts"))
                .collect(groupingBy(count -> requireNonNull(count.step()), toMap(Count::label, Count::total)));
        return IntStream.range(0, period.steps())
                .mapToObj(i -> from.plus(period.step().multipliedBy(i)))
                .map(start -> step(start, attempts.getOrDefault(start, Map.of())))
                .toList();
    }

    private static Step step(Instant from, Map<String, Long> attempts) {
        return new Step(
                from,
                attempts.getOrDefault("succeeded", 0L),
                attempts.getOrDefault("declined", 0L),
                attempts.getOrDefault("failed", 0L),
                attempts.getOrDefault("open", 0L));
    }

    private static List<Hop> hops(List<Count> counts) {
        var times = new HashMap<String, HopTimes>();
        counts.stream()
                .filter(count -> HOPS.contains(count.measure()))
                .forEach(count -> times.computeIfAbsent(count.measure(), _ -> new HopTimes())
                        .add(Long.parseLong(count.label()), count.total()));
        return HOPS.stream()
                .filter(times::containsKey)
                .map(hop -> requireNonNull(times.get(hop)).of(hop))
                .toList();
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
                        SELECT (SELECT count(*) FROM operation WHERE %s) AS unknowns,
                            (SELECT count(*) FROM discrepancy WHERE NOT EXISTS (SELECT FROM discrepancy_note
                                WHERE discrepancy_id = discrepancy.id AND resolves)) AS discrepancies,
                            (SELECT count(*) FROM waiting_act
                                WHERE status = 'waiting' AND expires_at > ?) AS approvals,
                            count(*) AS due, min(relay_at) AS oldest
                        FROM outbox_message WHERE relay_at <= ?""".formatted(WAITS_FOR_OPERATOR),
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
