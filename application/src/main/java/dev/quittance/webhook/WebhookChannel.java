package dev.quittance.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.delivery.AttemptResult;
import dev.quittance.delivery.AttemptResult.Verdict;
import dev.quittance.delivery.Channel;
import dev.quittance.delivery.Delivery;
import dev.quittance.json.StrictJson;
import dev.quittance.payment.EventView;
import dev.quittance.payment.PaymentEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls endpoints: one signed POST per attempt. */
@ApplicationScoped
class WebhookChannel implements Channel {

    static final String NAME = "webhook";

    private final PaymentEvents events;
    private final WebhookClient client;
    private final WebhookConfig config;
    private final InstantSource time;

    WebhookChannel(PaymentEvents events, WebhookClient client, WebhookConfig config, InstantSource time) {
        this.events = events;
        this.client = client;
        this.config = config;
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
        var told = events.find(
                claimed.stream().map(Delivery::eventId).filter(Objects::nonNull).collect(Collectors.toSet()));
        var attempts = new HashMap<String, Attempt>();
        for (var delivery : claimed) {
            var event = delivery.eventId() == null ? eventOf(delivery) : told.get(delivery.eventId());
            attempts.put(delivery.id(), attempt(endpoints.get(delivery.receiverId()), event));
        }
        return attempts;
    }

    /** A delivery without a payment event is one of its own. */
    private static EventView eventOf(Delivery delivery) {
        return new EventView(
                delivery.id(),
                delivery.eventType(),
                null,
                1,
                null,
                delivery.createdAt(),
                StrictJson.stored(String.valueOf(delivery.content())));
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
        var body = body(event);
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

    /** Under the limit, which the metadata alone can break: who wants it then reads the payment. */
    private byte[] body(EventView event) {
        var body = StrictJson.write(event).getBytes(UTF_8);
        return body.length <= config.bodyBytesMax()
                ? body
                : StrictJson.write(event.withoutMetadata()).getBytes(UTF_8);
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
