package dev.quittance.cloud.rollout;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.cloud.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Payments that come when they come, whether or not the ones before are answered: an open model. Nothing is repeated, so
 * that each answer that fails is seen.
 */
final class Shoppers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);
    private static final int SETTLED_WITHIN_SECONDS = 90;

    private final URI payments;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean isOver;

    private Shoppers(int port) {
        payments = URI.create("http://127.0.0.1:" + port + "/api/v1/payments");
    }

    static Shoppers come(int port) {
        var shoppers = new Shoppers(port);
        shoppers.threads.execute(shoppers::comeOneByOne);
        return shoppers;
    }

    /** Returns when the last was answered. */
    Seen leave() {
        isOver = true;
        threads.close();
        return new Seen(List.copyOf(ids), List.copyOf(failures));
    }

    /** The payments that have not succeeded in the end, each with what it is instead. */
    List<String> lost(List<String> accepted) throws Exception {
        var lost = new ArrayList<String>();
        for (var id : accepted) {
            try {
                Eventually.seconds(SETTLED_WITHIN_SECONDS, () -> {
                    var status = status(id);
                    if (!status.equals("succeeded")) {
                        throw new AssertionError(id + " is " + status);
                    }
                });
            } catch (AssertionError e) {
                lost.add(e.getMessage());
            }
        }
        return lost;
    }

    /**
     * What they saw.
     *
     * @param accepted ids of payments
     * @param failures what was answered otherwise, or not at all
     */
    record Seen(List<String> accepted, List<String> failures) {}

    private void comeOneByOne() {
        var due = System.nanoTime();
        while (!isOver) {
            threads.execute(this::pay);
            due += EVERY.toNanos();
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void pay() {
        var request = authorized(payments)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"amount":4200,"currency":"EUR","payment_method":"pm_card_visa"}"""))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                ids.add(id(answer));
            } else {
                failures.add(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String status(String id) throws Exception {
        var answer = http.send(authorized(URI.create(payments + "/" + id)).build(), BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("status").asText();
    }

    private static String id(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private static HttpRequest.Builder authorized(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(ANSWERED_WITHIN).header("Authorization", "Bearer sk_test_demo");
    }
}
