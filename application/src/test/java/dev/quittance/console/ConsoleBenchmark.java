package dev.quittance.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.test.Console;
import dev.quittance.test.MillionPayments;
import dev.quittance.test.Times;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How long every page takes with a million payments and one client. */
@QuarkusTest
@TestProfile(ConsoleBenchmark.AsShipped.class)
class ConsoleBenchmark {

    /** What other tests hurry. */
    public static class AsShipped implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quittance.console.overview-refreshed-after", "5S",
                    "quittance.dead-letters.depths-refreshed-after", "5S",
                    "quittance.delivery.poll-interval", "1S");
        }
    }

    private static final Path TABLE = Path.of("target/bench/console.md");
    private static final double P99_MAX_MILLIS = 50;
    private static final int WARM_UP = 300;
    private static final int REQUESTS = 200;

    @Inject
    Console console;

    @Inject
    MillionPayments million;

    @Inject
    CountHalfHours countHalfHours;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyPage_isThereWithinItsTime() throws Exception {
        million.make();
        countHalfHours.count();
        var cookies = console.logIn("admin", "admin-local").detailedCookies().asList().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var pages = million.pages();
        for (var page : pages) {
            Times.measure(page, request(page, cookies), WARM_UP);
        }
        var measured = new ArrayList<Times>();
        for (var page : pages) {
            measured.add(Times.measure(page, request(page, cookies), REQUESTS));
        }
        write(measured, export(cookies));
        assertThat(measured.stream()
                        .filter(times -> times.percentile(99) > P99_MAX_MILLIS)
                        .map(Times::row))
                .isEmpty();
    }

    /** All of it, in the heap that the build gives to this benchmark. */
    private String export(String cookies) throws IOException, InterruptedException {
        var start = System.nanoTime();
        long rows = http.send(request("/payments.csv?merchant=", cookies), BodyHandlers.ofLines())
                .body()
                .count();
        assertThat(rows).isGreaterThanOrEqualTo(1_000_001);
        return String.format(
                Locale.ROOT,
                "The export of %,d payments took %.0f s in a heap of %d MiB.",
                rows - 1,
                (System.nanoTime() - start) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private HttpRequest request(String path, String cookies) {
        return HttpRequest.newBuilder(URI.create(console.address() + path))
                .header("Cookie", cookies)
                .build();
    }

    private static void write(List<Times> measured, String export) throws IOException {
        Files.createDirectories(TABLE.getParent());
        Files.writeString(
                TABLE, """
                # The console with a million payments

                One client, page after page; application, database and client share one machine. Times in milliseconds as the client sees them, of 200 requests; sizes in KiB.

                | page | p50 | p99 | size |
                |---|---:|---:|---:|
                %s

                %s
                """.formatted(measured.stream().map(Times::row).collect(Collectors.joining("\n")), export));
    }
}
