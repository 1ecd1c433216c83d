package dev.quittance.cloud.drill;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Pay with every card in a random order, and ask again with the same idempotency key until they are answered. */
final class Payers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    /** Doubles from here, because hundreds who ask again at once keep down what is just getting up. */
    private static final Duration PAUSE_MIN = Duration.ofMillis(250);

    private static final Duration PAUSE_MAX = Duration.ofSeconds(4);
    /** In use, too many, and everything that says that it is not our fault. */
    private static final Set<Integer> ASK_AGAIN = Set.of(409, 429, 500, 502, 503, 504);

    private final URI payments;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ConcurrentLinkedQueue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> troubles = new ConcurrentHashMap<>();

    Payers(String api) {
        this.payments = URI.create(api + "/payments");
    }

    /** One payment as it is to be made. */
    private record Wish(Card card, long amount, String idempotencyKey) {}

    /** Sends so many payments, one every so often, and returns when each is answered or given up. */
    void pay(int count, Duration every, Random random) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var wish : wishes(count, random)) {
                threads.execute(() -> pay(wish));
                Thread.sleep(every);
            }
        }
    }

    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** What was answered otherwise than a payer may expect, even while everything is being killed. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Why and how often they had to ask again. */
    Map<String, Integer> troubles() {
        return new TreeMap<>(troubles);
    }

    private static List<Wish> wishes(int count, Random random) {
        var wishes = new ArrayList<Wish>();
        var cards = List.of(Card.values());
        for (int i = 0; i < count; i++) {
            var card = cards.get(i % cards.size());
            var key = new UUID(random.nextLong(), random.nextLong()).toString();
            wishes.add(new Wish(card, random.nextLong(100, 100_000), key));
        }
        Collections.shuffle(wishes, random);
        return wishes;
    }

    private void pay(Wish wish) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var pause = PAUSE_MIN;
        try {
            while (!isAnswered(wish)) {
                if (System.nanoTime() > deadline) {
                    refused.add(wish + " was not answered within " + PATIENCE.toSeconds() + " s");
                    return;
                }
                Thread.sleep(pause);
                pause = pause.compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnswered(Wish wish) throws InterruptedException {
        try {
            var answer = http.send(request(wish), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                var id = JSON.readTree(answer.body()).path("id").asText();
                accepted.add(new Accepted(id, wish.idempotencyKey(), wish.card(), wish.amount()));
                return true;
            }
            if (!ASK_AGAIN.contains(answer.statusCode())) {
                refused.add(wish + " was answered " + answer.statusCode() + " " + answer.body());
                return true;
            }
            troubles.merge("answered " + answer.statusCode(), 1, Integer::sum);
        } catch (IOException e) {
            troubles.merge(e.getClass().getSimpleName(), 1, Integer::sum);
        }
        return false;
    }

    private HttpRequest request(Wish wish) {
        return HttpRequest.newBuilder(payments)
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer sk_test_demo")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", wish.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.ofString(
                        """
                        {"amount":%d,"currency":"EUR","payment_method":"%s"}""".formatted(wish.amount(), wish.card().token())))
                .build();
    }
}
