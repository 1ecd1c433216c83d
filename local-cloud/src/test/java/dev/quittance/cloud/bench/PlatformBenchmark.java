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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./mvnw -Pbench}: from accept to resolved, as a merchant sees it who waits for the outcome; with the tables kept on
 * disk, and in memory, to see what the disk costs. And the functions' cold starts.
 */
class PlatformBenchmark {

    private static final Duration DURING = Duration.ofSeconds(Integer.getInteger("bench.seconds", 12));
    private static final int USUAL_PER_SECOND = 20;
    private static final int WARM_UP_PER_SECOND = 40;
    private static final List<Integer> MORE_PER_SECOND = List.of(50, 75, 100, 125, 150, 200, 250, 300);
    private static final Path RESULT = Path.of("target/bench/benchmark.md");

    @Test
    void platform(@TempDir Path disk, @TempDir Path memory, @TempDir Path functions) throws Exception {
        var coldStarts = new ColdStarts(functions).lines();
        var kept = measure(disk, false);
        var forgotten = measure(memory, true);
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, Tables.text(kept, forgotten, coldStarts));
        System.out.println(Files.readString(RESULT));
        assertThat(kept.usual().latencies().count()).isPositive();
    }

    private static Measurement measure(Path state, boolean inMemory) throws Exception {
        try (var platform = PackagedPlatform.start(
                state,
                "dynamodb.in-memory=" + inMemory,
                "application.environment.QUITTANCE_LIMITS_REQUESTS_PER_SECOND=100000",
                "application.environment.QUITTANCE_LIMITS_BURST=100000",
                "application.environment.QUARKUS_LOG_LEVEL=WARN",
                "function.payment.environment.QUARKUS_LOG_LEVEL=WARN",
                "function.recorder.environment.QUARKUS_LOG_LEVEL=WARN")) {
            var measurement = new Measurement();
            var load = new OpenLoad(platform.endpoint("QUITTANCE_API"), OpenLoad.Until.RESOLVED);
            measure(platform, load, USUAL_PER_SECOND, measurement);
            load.send(WARM_UP_PER_SECOND, DURING);
            measure(platform, load, USUAL_PER_SECOND, measurement);
            for (var perSecond : MORE_PER_SECOND) {
                // Until it is too much.
                if (!measure(platform, load, perSecond, measurement).isSustained()) {
                    break;
                }
            }
            return measurement;
        }
    }

    private static Measured measure(PackagedPlatform platform, OpenLoad load, int perSecond, Measurement measurement)
            throws IOException {
        var before = Consumption.of(processes(platform));
        var measured = load.send(perSecond, DURING);
        measurement.add(measured, before, Consumption.of(processes(platform)));
        return measured;
    }

    private static Map<String, Long> processes(PackagedPlatform platform) throws IOException {
        var processes = new TreeMap<>(platform.children());
        processes.put("local-cloud (SNS, Lambda host)", platform.process().pid());
        processes.put(Measurement.LOAD, ProcessHandle.current().pid());
        return processes;
    }
}
