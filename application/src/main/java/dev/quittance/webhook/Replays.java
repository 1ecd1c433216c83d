package dev.quittance.webhook;

import dev.quittance.delivery.Deliveries;
import dev.quittance.delivery.DeliveryKind;
import dev.quittance.delivery.Owed;
import dev.quittance.merchant.Caller;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/** Owes an endpoint what it didn't get, and what it only wants to see once: a test. */
@ApplicationScoped
public class Replays {

    static final String TEST_TYPE = "webhook.test";

    private final Deliveries deliveries;
    private final MissedEvents missed;
    private final WebhookConfig config;
    private final InstantSource time;

    Replays(Deliveries deliveries, MissedEvents missed, WebhookConfig config, InstantSource time) {
        this.deliveries = deliveries;
        this.missed = missed;
        this.config = config;
        this.time = time;
    }

    /**
     * Owes an endpoint what it didn't get.
     *
     * @throws ProblemException when it is not the caller's, or disabled, or the time is too long ago
     */
    @Transactional
    public Replayed replay(Caller caller, String id, ReplayDeliveries request) {
        var now = time.instant();
        if (request.from().isBefore(now.minus(config.replayWithin()))) {
            throw ProblemException.at(
                    "/since",
                    ProblemCode.PARAMETER_INVALID,
                    "At most " + config.replayWithin().toDays() + " days ago.");
        }
        var endpoint = enabled(caller, id);
        return request.which() == ReplayDeliveries.Which.FAILED
                ? replayed(deliveries.replayFailed(id, request.from(), config.replayMax(), now))
                : owe(endpoint, request.from(), now);
    }

    /** An event of its own, delivered as any other; its delivery tells how it went. */
    @Transactional
    String test(Caller caller, String id) {
        var endpoint = enabled(caller, id);
        return deliveries.owe(
                Owed.webhook(endpoint.merchantId(), endpoint.mode(), id, TEST_TYPE, "{\"endpoint\":\"" + id + "\"}"),
                time.instant());
    }

    private Replayed owe(WebhookEndpoint endpoint, Instant since, Instant now) {
        var events = missed.since(since, endpoint, config.replayMax());
        for (var event : events) {
            deliveries.owe(
                    new Owed(
                            endpoint.merchantId(),
                            endpoint.mode(),
                            DeliveryKind.WEBHOOK,
                            endpoint.id(),
                            null,
                            event.type(),
                            event.id(),
                            event.paymentId(),
                            event.sequence(),
                            null),
                    now);
        }
        return replayed(events.size());
    }

    private Replayed replayed(int deliveries) {
        return new Replayed(deliveries, deliveries == config.replayMax());
    }

    /** Under the receiver's lock, so that nothing is owed twice by two who ask at the same moment. */
    private WebhookEndpoint enabled(Caller caller, String id) {
        deliveries.lock(id);
        var endpoint = WebhookEndpoint.get(caller, id).requireEnabled();
        deliveries.endPause(id);
        return endpoint;
    }
}
