package dev.quittance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.merchant.Merchant;
import dev.quittance.merchant.Merchants;
import dev.quittance.test.MillionPayments;
import dev.quittance.test.Times;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long every list of the API takes with a million payments and one client, and that none reads a whole table. */
@QuarkusTest
class ListsBenchmark {

    private static final Path TABLE = Path.of("target/bench/lists.md");
    private static final double P99_MAX_MILLIS = 20;

    /** Less is a list of nothing. */
    private static final int FULL_MIN_BYTES = 100;

    private static final int WARM_UP = 100;
    private static final int REQUESTS = 500;

    /** PostgreSQL tells what its connections did ten seconds after they rest at the latest. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(30);

    @TestHTTPResource("/api/v1")
    URI api;

    @Inject
    Merchants merchants;

    @Inject
    MillionPayments million;

    @Test
    void everyList_isThereWithinItsTime_andReadsNoWholeTable() throws Exception {
        million.make();
        var secret = QuarkusTransaction.requiringNew()
                .call(() -> merchants.issueKey(Merchant.<Merchant>findById(MillionPayments.LISTING), "benchmark"));
        var paths = Stream.concat(million.fullLists().stream(), MillionPayments.EMPTY_LISTS.stream())
                .toList();
        for (var path : paths) {
            Times.measure(path, request(path, secret), WARM_UP);
        }
        var wholeBefore = million.sequentialScans();
        long usesBefore = usesOfPayment();
        var measured = new ArrayList<Times>();
        for (var path : paths) {
            measured.add(Times.measure(path, request(path, secret), REQUESTS));
        }
        write(measured, million.size());
        long ofPayments =
                paths.stream().filter(path -> path.startsWith("/payments")).count();
        await().atMost(TOLD_WITHIN).until(() -> usesOfPayment() - usesBefore >= ofPayments * REQUESTS);
        assertThat(million.sequentialScans())
                .containsKeys("payment", "payment_event")
                .isEqualTo(wholeBefore);
        assertThat(measured)
                .filteredOn(times -> times.bytes() < FULL_MIN_BYTES)
                .extracting(Times::path)
                .isEqualTo(MillionPayments.EMPTY_LISTS);
        assertThat(measured)
                .filteredOn(times -> times.percentile(99) > P99_MAX_MILLIS)
                .isEmpty();
    }

    private long usesOfPayment() throws Exception {
        return million.indexScans().getOrDefault("payment", 0L);
    }

    private HttpRequest request(String path, String secret) {
        var address = api + path.replace("[", "%5B").replace("]", "%5D");
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + secret)
                .build();
    }

    private static void write(List<Times> measured, String size) throws IOException {
        Files.createDirectories(TABLE.getParent());
        Files.writeString(
                TABLE, """
            # The API's lists with a million payments

            One client, a merchant with 50,000 of the million; application, database and client share one machine. The database takes %s. Times in milliseconds as the client sees them, sizes in KiB.

            | list | p50 | p99 | size |
            |---|---:|---:|---:|
            %s
            """.formatted(size, measured.stream().map(Times::row).collect(Collectors.joining("\n"))));
    }
}
