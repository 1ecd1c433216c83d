package dev.quittance.cloud.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cloud.PackagedPlatform;
import dev.quittance.cloud.bench.OpenLoad.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./mvnw -Pbench}: from accept to resolved, as a merchant sees it who waits for the outcome. */
class PlatformBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration DURING = Duration.ofSeconds(Integer.getInteger("bench.seconds", 30));
    private static final int USUAL_PER_SECOND = 20;
    private static final List<Integer> MORE_PER_SECOND = List.of(40, 60, 80, 100, 125, 150, 200, 250, 300);
    private static final Path TABLES = Path.of("target/bench");

    @ParameterizedTest
    @ValueSource(strings = {"disk", "memory"})
    void fromAcceptToResolved(String dynamoDb, @TempDir Path state) throws Exception {
        try (var platform = PackagedPlatform.start(
                state,
                "dynamodb.in-memory=" + dynamoDb.equals("memory"),
                "application.environment.QUITTANCE_LIMITS_REQUESTS_PER_SECOND=100000",
                "application.environment.QUITTANCE_LIMITS_BURST=100000",
                "application.environment.QUARKUS_LOG_LEVEL=WARN",
                "function.payment.environment.QUARKUS_LOG_LEVEL=WARN",
                "function.recorder.environment.QUARKUS_LOG_LEVEL=WARN")) {
            var table = new Table(dynamoDb);
            var load = new OpenLoad(platform.endpoint("QUITTANCE_API"));
            load.send(USUAL_PER_SECOND, WARM_UP);
            assertThat(measure(platform, load, USUAL_PER_SECOND, table)
                            .latencies()
                            .count())
                    .isPositive();
            measureMore(platform, load, table);
            write(dynamoDb, table);
        }
    }

    /** Until it is too much. */
    private static void measureMore(PackagedPlatform platform, OpenLoad load, Table table) throws Exception {
        for (var perSecond : MORE_PER_SECOND) {
            if (!measure(platform, load, perSecond, table).isSustained()) {
                return;
            }
        }
    }

    private static Measured measure(PackagedPlatform platform, OpenLoad load, int perSecond, Table table)
            throws IOException {
        var before = Consumption.of(processes(platform));
        var measured = load.send(perSecond, DURING);
        table.add(measured, before, Consumption.of(processes(platform)));
        return measured;
    }

    private static Map<String, Long> processes(PackagedPlatform platform) throws IOException {
        var processes = new TreeMap<>(platform.children());
        processes.put("local-cloud (SNS, Lambda host)", platform.process().pid());
        processes.put("this load generator", ProcessHandle.current().pid());
        return processes;
    }

    private static void write(String name, Table table) throws IOException {
        Files.createDirectories(TABLES);
        Files.writeString(TABLES.resolve(name + ".md"), table.text());
        System.out.println(table.text());
    }
}
