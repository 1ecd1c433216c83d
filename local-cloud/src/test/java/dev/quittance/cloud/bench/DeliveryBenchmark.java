package dev.quittance.cloud.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.cloud.PackagedPlatform;
import dev.quittance.cloud.protocol.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./mvnw -Pbench}: how soon a fast subscriber is told beside others of every kind, and how fast a backlog is
 * delivered of whose receivers a third is dead.
 */
class DeliveryBenchmark {

    private static final Backlog BACKLOG = new Backlog(10_000, 10);
    /** Two of three endpoints; the third neither listens nor answers. */
    private static final int LIVE = 66_670;

    private static final Duration BACKLOG_WITHIN = Duration.ofMinutes(3);

    private static final int EVENTS_PER_SECOND = 50;

    private static final Duration DURING = Duration.ofSeconds(20);
    /** Far more than it takes, so that what is lost is known to be lost. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private static final Path RESULT = Path.of("target/bench/deliveries.md");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void deliveries(@TempDir Path state) throws Exception {
        try (var receivers = new Receivers();
                var platform = PackagedPlatform.start(
                        state,
                        "application.environment.QUITTANCE_LIMITS_REQUESTS_PER_SECOND=100000",
                        "application.environment.QUITTANCE_LIMITS_BURST=100000",
                        "application.environment.QUARKUS_LOG_LEVEL=WARN",
                        // The journal is told of no event: what is measured are deliveries.
                        "application.environment.QUITTANCE_OUTBOX_RELAYS=false")) {
            var text = besideOthers(platform, receivers) + backlog(platform, receivers);
            Files.createDirectories(RESULT.getParent());
            Files.writeString(RESULT, text);
            System.out.println(text);
        }
    }

    private static String besideOthers(PackagedPlatform platform, Receivers receivers) throws Exception {
        var nanos = new ConcurrentLinkedQueue<Long>();
        Set<String> told = ConcurrentHashMap.newKeySet();
        var fast = receivers.answering(request -> {
            var event = JSON.readTree(request.text());
            nanos.add(Duration.between(Instant.parse(event.path("timestamp").asText()), Instant.now())
                    .toNanos());
            told.add(event.path("id").asText());
            return Answer.text(200, "");
        });
        var api = platform.endpoint("QUITTANCE_API");
        for (var url : List.of(
                fast,
                receivers.slow(),
                receivers.dead(),
                receivers.stumbling(),
                receivers.redirecting(),
                receivers.dropping())) {
            subscribe(api, url);
        }
        var load = OpenLoad.ofCancels(api, 2 * EVENTS_PER_SECOND * (int) DURING.toSeconds());
        var sent = load.send(EVENTS_PER_SECOND, DURING).sent();
        nanos.clear();
        sent += load.send(EVENTS_PER_SECOND, DURING).sent();
        await(told, sent);
        return """
                | %d events/s to six receivers: fast, slow (14 s), dead, failing once, redirecting, dropping | |
                |---|---|
                | the fast one was told after it happened | %s |
                | told of | %d of %d events |
                """.formatted(EVENTS_PER_SECOND, Latencies.ofNanos(nanos), told.size(), sent);
    }

    private static String backlog(PackagedPlatform platform, Receivers receivers) throws Exception {
        Set<String> told = ConcurrentHashMap.newKeySet();
        var live = receivers.answering(request -> {
            told.add(request.header("webhook-id", ""));
            return Answer.text(200, "");
        });
        var third = List.of(receivers.dead(), live, live, receivers.silent(), live, live);
        BACKLOG.write(platform.database(), third);
        var began = System.nanoTime();
        var peakMib = awaitBacklog(platform, told);
        var seconds = (System.nanoTime() - began) / 1e9;
        return String.format(
                Locale.ROOT,
                """

                | %d deliveries owed to %d endpoints, a third of them dead | |
                |---|---|
                | delivered to the living | %d in %.0f s, %.0f/s |
                | the application's memory at most | %d MiB resident |
                """,
                BACKLOG.endpoints() * BACKLOG.deliveriesEach(),
                BACKLOG.endpoints(),
                told.size(),
                seconds,
                told.size() / seconds,
                peakMib);
    }

    private static long awaitBacklog(PackagedPlatform platform, Set<String> told) throws Exception {
        var deadline = System.nanoTime() + BACKLOG_WITHIN.toNanos();
        var peakMib = 0L;
        while (told.size() < LIVE && System.nanoTime() < deadline) {
            var application = Map.of("application", platform.children().getOrDefault("application", 0L));
            peakMib = Math.max(peakMib, Consumption.of(application).residentMib("application"));
            Thread.sleep(500);
        }
        return peakMib;
    }

    private static void await(Set<String> told, int count) throws InterruptedException {
        var deadline = System.nanoTime() + TOLD_WITHIN.toNanos();
        while (told.size() < count && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }

    private static void subscribe(String api, String url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(api + "/webhook-endpoints"))
                            .header("Authorization", "Bearer sk_test_demo")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"url\":\"%s\",\"types\":[\"*\"]}".formatted(url)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }
}
