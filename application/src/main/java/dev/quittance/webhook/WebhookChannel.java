package dev.quittance.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.delivery.AttemptResult;
import dev.quittance.delivery.AttemptResult.Verdict;
import dev.quittance.delivery.Channel;
import dev.quittance.delivery.Delivery;
import dev.quittance.payment.EventView;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls endpoints: one signed POST per attempt. */
@ApplicationScoped
class WebhookChannel implements Channel {

    static final String NAME = "webhook";

    private final WebhookBodies bodies;
    private final WebhookClient client;
    private final InstantSource time;

    WebhookChannel(WebhookBodies bodies, WebhookClient client, InstantSource time) {
        this.bodies = bodies;
        this.client = client;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Attempt> prepare(List<Delivery> claimed) {
        var endpoints =
                WebhookEndpoint.byId(claimed.stream().map(Delivery::receiverId).collect(Collectors.toSet()));
        var told = bodies.eventsOf(claimed);
        var attempts = new HashMap<String, Attempt>();
        for (var delivery : claimed) {
            attempts.put(delivery.id(), attempt(endpoints.get(delivery.receiverId()), told.get(delivery.id())));
        }
        return attempts;
    }

    private Attempt attempt(@Nullable WebhookEndpoint endpoint, @Nullable EventView event) {
        if (endpoint == null || event == null || !endpoint.isEnabled()) {
            return () -> AttemptResult.moot(time.instant());
        }
        return () -> send(endpoint.url(), endpoint.secrets(time.instant()), event);
    }

    private AttemptResult send(URI url, List<WebhookSecret> secrets, EventView event) {
        var startedAt = time.instant();
        var startedNanos = System.nanoTime();
        var seconds = startedAt.getEpochSecond();
        var body = bodies.write(event).getBytes(UTF_8);
        var signatures = secrets.stream()
                .map(secret -> secret.sign(event.id(), seconds, body))
                .collect(Collectors.joining(" "));
        try {
            var answer = client.post(
                    url,
                    Map.of(
                            "content-type",
                            "application/json",
                            "user-agent",
                            "Quittance/1 (webhooks)",
                            "webhook-id",
                            event.id(),
                            "webhook-timestamp",
                            Long.toString(seconds),
                            "webhook-signature",
                            signatures),
                    body);
            return result(answer, startedAt, Duration.ofNanos(answer.answeredNanos() - startedNanos));
        } catch (PostFailedException e) {
            return AttemptResult.failed(startedAt, Duration.ofNanos(System.nanoTime() - startedNanos), e.reason());
        }
    }

    private AttemptResult result(WebhookClient.Answer answer, Instant startedAt, Duration latency) {
        var verdict = switch (answer.status()) {
            case 410 -> Verdict.GONE;
            case 429, 502, 504 -> Verdict.OVERLOADED;
            default -> answer.status() / 100 == 2 ? Verdict.DELIVERED : Verdict.FAILED;
        };
        return new AttemptResult(
                verdict,
                startedAt,
                latency,
                answer.status(),
                verdict == Verdict.DELIVERED ? null : error(answer.status()),
                answer.body(),
                RetryAfter.parse(answer.retryAfter(), startedAt));
    }

    private static String error(int status) {
        return status / 100 == 3 ? "redirects are not followed" : "answered " + status;
    }
}
