package dev.quittance.console;

import static dev.quittance.console.Refusals.asRefusal;

import dev.quittance.admin.Act;
import dev.quittance.admin.RefusedException;
import dev.quittance.admin.WebhookConsole;
import dev.quittance.delivery.Deliveries;
import dev.quittance.delivery.Delivery;
import dev.quittance.events.Mode;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.webhook.DisabledReason;
import dev.quittance.webhook.EndpointSwitch;
import dev.quittance.webhook.ReplayDeliveries;
import dev.quittance.webhook.ReplayDeliveries.Which;
import dev.quittance.webhook.Replays;
import dev.quittance.webhook.WebhookBodies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks after endpoints and deliveries for the console, and writes down who did what. */
@ApplicationScoped
@Transactional
class ApplicationWebhookConsole implements WebhookConsole {

    private static final String STATUS = "status";

    private final WebhookQueries queries;
    private final WebhookBodies bodies;
    private final EndpointSwitch endpoints;
    private final Replays replays;
    private final Deliveries deliveries;
    private final AuditTrail audit;
    private final InstantSource time;

    ApplicationWebhookConsole(
            WebhookQueries queries,
            WebhookBodies bodies,
            EndpointSwitch endpoints,
            Replays replays,
            Deliveries deliveries,
            AuditTrail audit,
            InstantSource time) {
        this.queries = queries;
        this.bodies = bodies;
        this.endpoints = endpoints;
        this.replays = replays;
        this.deliveries = deliveries;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public EndpointList endpoints(String merchant, boolean troubled, String older) {
        return queries.endpoints(merchant, troubled, older);
    }

    @Override
    public Optional<Endpoint> endpoint(String id) {
        return queries.endpoint(id);
    }

    @Override
    public DeliveryList deliveries(String endpoint, String status, String older) {
        return queries.deliveries(endpoint, status, older);
    }

    @Override
    public Optional<Story> delivery(String id) {
        return entity(id)
                .map(found -> new Story(
                        queries.delivery(id).orElseThrow(),
                        found.merchantId(),
                        bodies.of(found)
                                .map(body -> StrictJson.stored(body).toPrettyString())
                                .orElse(null),
                        queries.attempts(id)));
    }

    @Override
    public void disable(Act act, String id) {
        lock(act, id);
        if (!endpoints.disable(id, DisabledReason.BY_OPERATOR, time.instant())) {
            throw new RefusedException("It is sent nothing already.");
        }
        audit.append(act, "disable_endpoint", id, Map.of(STATUS, "enabled"), Map.of(STATUS, "disabled"));
    }

    @Override
    public void enable(Act act, String id) {
        lock(act, id);
        if (!endpoints.enable(id, time.instant())) {
            throw new RefusedException("There is nothing to enable: it is enabled, or deleted.");
        }
        audit.append(act, "enable_endpoint", id, Map.of(STATUS, "disabled"), Map.of(STATUS, "enabled"));
    }

    @Override
    public Replayed replay(Act act, String id, Missed which, LookBack since) {
        var endpoint = lock(act, id);
        var caller =
                new Caller(endpoint.merchantId(), Mode.valueOf(endpoint.mode().toUpperCase(Locale.ROOT)));
        var from = since.from(time.instant()).toString();
        var wanted = switch (which) {
            case FAILED -> Which.FAILED;
            case MISSING -> Which.MISSING;
        };
        var replayed = asRefusal(() -> replays.replay(caller, id, new ReplayDeliveries(wanted, from)));
        audit.append(
                act,
                "replay_" + wanted.wire(),
                id,
                Map.of(),
                Map.of("since", from, "deliveries", String.valueOf(replayed.deliveries())));
        return new Replayed(replayed.deliveries(), replayed.hasMore());
    }

    @Override
    public void replay(Act act, String id) {
        var before = queries.delivery(id).orElseThrow(() -> new RefusedException("There is no delivery " + id + "."));
        asRefusal(() -> deliveries.replay(entity(id).orElseThrow(), time.instant()));
        audit.refuseTwin(act);
        audit.append(act, "replay_delivery", id, Map.of(STATUS, before.status()), Map.of(STATUS, "pending"));
    }

    private static Optional<Delivery> entity(String id) {
        return Delivery.findByIdOptional(id);
    }

    private Endpoint lock(Act act, String id) {
        deliveries.lock(id);
        var endpoint = queries.endpoint(id)
                .orElseThrow(() -> new RefusedException("There is no webhook endpoint " + id + "."));
        audit.refuseTwin(act);
        return endpoint;
    }
}
