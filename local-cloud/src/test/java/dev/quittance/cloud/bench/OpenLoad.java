package dev.quittance.cloud.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Payments that come when they come, whether or not the ones before are done: an open model. Each waits to be accepted, or
 * for its outcome with {@code Prefer: wait}, and its time counts from when it was due, so that a platform that keeps the sender from
 * sending is not praised for it.
 */
final class OpenLoad {

    private static final String PAID_BY_CARD = ",\"payment_method\":\"pm_card_visa\"";
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
    /** What is late by no more than this has kept up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** What a payer waits for, and how it shows in the answer. */
    enum Until {
        /** Nobody pays yet: an event that nothing else comes of. */
        CREATED("", "requires_payment_method"),
        ACCEPTED(PAID_BY_CARD, "processing"),
        RESOLVED(PAID_BY_CARD, "succeeded");

        private final String body;
        private final String shown;

        Until(String paidBy, String status) {
            this.body = """
                    {"amount":4200,"currency":"EUR"%s}""".formatted(paidBy);
            this.shown = "\"status\":\"" + status + "\"";
        }
    }

    private final URI payments;
    private final Until until;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    OpenLoad(String api, Until until) {
        this.payments = URI.create(api + "/payments");
        this.until = until;
    }

    /**
     * What came of it.
     *
     * @param kept how many were resolved until shortly after the last was sent
     * @param unresolved how many were answered otherwise, or not at all
     */
    record Measured(int perSecond, int sent, int kept, int unresolved, Latencies latencies) {

        /** Next to nothing was left behind, so it could have gone on like this. */
        boolean isSustained() {
            return unresolved == 0 && kept >= 0.99 * sent;
        }
    }

    Measured send(int perSecond, Duration during) {
        var sent = (int) (perSecond * during.toSeconds());
        var nanos = new ConcurrentLinkedQueue<Long>();
        var kept = new AtomicInteger();
        var unresolved = new AtomicInteger();
        var began = System.nanoTime();
        var end = began + during.plus(GRACE).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < sent; i++) {
                var due = began + i * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> {
                    if (!isDone()) {
                        unresolved.incrementAndGet();
                        return;
                    }
                    var now = System.nanoTime();
                    nanos.add(now - due);
                    if (now < end) {
                        kept.incrementAndGet();
                    }
                });
            }
        }
        return new Measured(perSecond, sent, kept.get(), unresolved.get(), Latencies.ofNanos(nanos));
    }

    private boolean isDone() {
        try {
            return pay().contains(until.shown);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The answer to one payment, whatever it is. */
    String pay() throws IOException, InterruptedException {
        return http.send(request(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(payments)
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer sk_test_demo")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(until.body));
        return until == Until.RESOLVED ? request.header("Prefer", "wait=20").build() : request.build();
    }
}
