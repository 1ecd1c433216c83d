package dev.quittance.cloud.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cloud.PackagedPlatform;
import dev.quittance.cloud.bench.OpenLoad.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./mvnw -Pbench}: how many payments a second are accepted, beside what the same PostgreSQL does with the same rows
 * when pgbench writes them; with the rest of the path stopped, and running.
 */
class AcceptBenchmark {

    private static final Duration DURING = Duration.ofSeconds(Integer.getInteger("bench.seconds", 12));
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final List<Integer> CONNECTIONS = List.of(8, 32);
    private static final Path RESULT = Path.of("target/bench/accept.md");

    private static final String[] SETTINGS = {
        "application.environment.QUITTANCE_LIMITS_REQUESTS_PER_SECOND=100000",
        "application.environment.QUITTANCE_LIMITS_BURST=100000",
        "application.environment.QUARKUS_LOG_LEVEL=WARN",
        "function.payment.environment.QUARKUS_LOG_LEVEL=WARN",
        "function.recorder.environment.QUARKUS_LOG_LEVEL=WARN",
    };

    private final StringBuilder table = new StringBuilder("""
            | accepting | connections | payments/s | p50 ms | p99 ms | refused | of pgbench | CPU ms per payment: application | PostgreSQL |
            |---|---|---|---|---|---|---|---|---|
            """);

    @Test
    void accept(@TempDir Path stopped, @TempDir Path running, @TempDir Path scripts) throws Exception {
        alone(stopped, scripts);
        besideTheRest(running, scripts);
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, table);
        System.out.println(table);
    }

    /** Nothing is relayed, so nothing is executed, resolved, recorded or told. */
    private void alone(Path state, Path scripts) throws Exception {
        try (var platform =
                PackagedPlatform.start(state, with("application.environment.QUITTANCE_OUTBOX_RELAYS=false"))) {
            var wrk = new Wrk(scripts, platform.endpoint("QUITTANCE_API"));
            measure(platform, wrk, "first five seconds", 8, FIRST, Double.NaN);
            var pgbench = new Pgbench(
                    platform.database(),
                    scripts,
                    new OpenLoad(platform.endpoint("QUITTANCE_API"), Until.ACCEPTED).payId());
            wrk.send(8, DURING);
            wrk.send(32, DURING);
            for (var connections : CONNECTIONS) {
                var possible = pgbench.transactionsPerSecond(connections, DURING);
                table.append(
                        String.format(Locale.ROOT, "| pgbench | %d | %.0f | | | | | | |%n", connections, possible));
                measure(platform, wrk, "the rest stopped", connections, DURING, possible);
            }
            open(platform);
        }
    }

    private void besideTheRest(Path state, Path scripts) throws Exception {
        try (var platform = PackagedPlatform.start(state, SETTINGS)) {
            var wrk = new Wrk(scripts, platform.endpoint("QUITTANCE_API"));
            wrk.send(8, DURING);
            for (var connections : CONNECTIONS) {
                measure(platform, wrk, "the rest running", connections, DURING, Double.NaN);
            }
        }
    }

    private void measure(
            PackagedPlatform platform, Wrk wrk, String when, int connections, Duration during, double possible)
            throws IOException, InterruptedException {
        var before = Consumption.of(platform.children());
        var answers = wrk.send(connections, during);
        var after = Consumption.of(platform.children());
        assertThat(answers.count()).as(when).isPositive();
        table.append(String.format(
                Locale.ROOT,
                "| %s (%d MiB) | %d | %.0f | %.1f | %.1f | %d | %s | %.2f | %.2f |%n",
                when,
                after.residentMib("application"),
                connections,
                answers.perSecond(),
                answers.p50Millis(),
                answers.p99Millis(),
                answers.refused(),
                Double.isNaN(possible) ? "" : "%.2f".formatted(answers.perSecond() / possible),
                millisEach("application", before, after, answers),
                millisEach("postgresql", before, after, answers)));
    }

    private static double millisEach(String process, Consumption before, Consumption after, Wrk.Answers answers) {
        return 1_000 * after.processors(process, before) * after.secondsSince(before) / answers.count();
    }

    /** Payments that come when they come, at a rate that leaves the machine some air. */
    private void open(PackagedPlatform platform) throws IOException {
        var load = new OpenLoad(platform.endpoint("QUITTANCE_API"), Until.ACCEPTED);
        for (var perSecond : List.of(100, 200, 400)) {
            var measured = load.send(perSecond, DURING);
            table.append(String.format(
                    Locale.ROOT,
                    "| open model, the rest stopped | as they come | %d | %.1f | %.1f | %d | | | |%n",
                    perSecond,
                    measured.latencies().percentile(50),
                    measured.latencies().percentile(99),
                    measured.unresolved()));
        }
    }

    private static String[] with(String setting) {
        return Stream.concat(Stream.of(SETTINGS), Stream.of(setting)).toArray(String[]::new);
    }
}
