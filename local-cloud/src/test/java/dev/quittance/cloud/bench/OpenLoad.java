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
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Payments that come when they come, whether or not the ones before are done: an open model. Each waits to be accepted, or
 * for its outcome with {@code Prefer: wait}, and its time counts from when it was due, so that a platform that keeps the sender from
 * sending is not praised for it.
 */
final class OpenLoad {

    private static final String PAID_BY_CARD = """
            {"amount":4200,"currency":"EUR","payment_method":"pm_card_visa"}""";
    private static final Pattern ID = Pattern.compile("pay_[0-9a-z]+");
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
    /** What is late by no more than this has kept up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** What a payer waits for, and how it shows in the answer. */
    enum Until {
        CREATED("""
                {"amount":4200,"currency":"EUR"}""", "requires_payment_method"),
        ACCEPTED(PAID_BY_CARD, "processing"),
        RESOLVED(PAID_BY_CARD, "succeeded"),
        CANCELED("{}", "canceled");

        private final String body;
        private final String shown;

        Until(String body, String status) {
            this.body = body;
            this.shown = "\"status\":\"" + status + "\"";
        }
    }

    private final Supplier<URI> address;
    private final Until until;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private OpenLoad(Supplier<URI> address, Until until) {
        this.address = address;
        this.until = until;
    }

    OpenLoad(String api, Until until) {
        this(() -> URI.create(api + "/payments"), until);
    }

    /** Cancels as many payments that nobody has paid: each an event that nothing else comes of. */
    static OpenLoad ofCancels(String api, int payments) throws IOException, InterruptedException {
        var created = new OpenLoad(api, Until.CREATED);
        var ids = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < payments; i++) {
            ids.add(created.payId());
        }
        return new OpenLoad(() -> URI.create(api + "/payments/" + ids.remove() + "/cancel"), Until.CANCELED);
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

    /** The id of one payment. */
    String payId() throws IOException, InterruptedException {
        var answer = pay();
        var id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("no payment was accepted: " + answer);
        }
        return id.group();
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(address.get())
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer sk_test_demo")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(until.body));
        return until == Until.RESOLVED ? request.header("Prefer", "wait=20").build() : request.build();
    }
}
