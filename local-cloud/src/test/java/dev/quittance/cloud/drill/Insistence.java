package dev.quittance.cloud.drill;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Sends the same request again until it is answered, as everybody does whose server is being killed. */
final class Insistence {

    /** Longer than any restart on a crowded machine; whoever is answered sooner waits no longer for it. */
    static final Duration PATIENCE = Duration.ofMinutes(8);
    /** Doubles from here, because hundreds who ask again at once keep down what is just getting up. */
    private static final Duration PAUSE_MIN = Duration.ofMillis(250);

    private static final Duration PAUSE_MAX = Duration.ofSeconds(4);
    /** Too many, and everything that says that it is not our fault. */
    private static final Set<Integer> ASK_AGAIN = Set.of(429, 500, 502, 503, 504);
    /** And what is only so for now. */
    private static final Set<String> ASK_LATER = Set.of("idempotency-key-in-use", "operation-pending");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Map<String, Integer> troubles = new ConcurrentHashMap<>();

    /** The answer, or nothing when there was none for too long. */
    Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var pause = PAUSE_MIN;
        while (System.nanoTime() < deadline) {
            var answer = once(request);
            if (answer.isPresent()) {
                return answer;
            }
            Thread.sleep(pause);
            pause = pause.compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        }
        return Optional.empty();
    }

    /** Why and how often somebody had to ask again. */
    Map<String, Integer> troubles() {
        return new TreeMap<>(troubles);
    }

    private Optional<HttpResponse<String>> once(HttpRequest request) throws InterruptedException {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (!ASK_AGAIN.contains(answer.statusCode()) && !isOnlyForNow(answer)) {
                return Optional.of(answer);
            }
            troubles.merge("answered " + answer.statusCode(), 1, Integer::sum);
        } catch (IOException e) {
            troubles.merge(e.getClass().getSimpleName(), 1, Integer::sum);
        }
        return Optional.empty();
    }

    private static boolean isOnlyForNow(HttpResponse<String> answer) throws IOException {
        var isProblem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        return answer.statusCode() == 409
                && isProblem
                && ASK_LATER.contains(JSON.readTree(answer.body()).path("code").asText());
    }
}
