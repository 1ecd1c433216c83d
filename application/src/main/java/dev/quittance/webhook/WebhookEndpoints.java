package dev.quittance.webhook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.delivery.Deliveries;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.merchant.Merchants;
import dev.quittance.page.Listing;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.hibernate.Session;

/** What a merchant can do with its endpoints. */
@ApplicationScoped
class WebhookEndpoints {

    private static final String CHANNEL = WebhookChannel.NAME;

    private final Session session;
    private final Deliveries deliveries;
    private final Merchants merchants;
    private final WebhookConfig config;
    private final InstantSource time;

    WebhookEndpoints(
            Session session, Deliveries deliveries, Merchants merchants, WebhookConfig config, InstantSource time) {
        this.session = session;
        this.deliveries = deliveries;
        this.merchants = merchants;
        this.config = config;
        this.time = time;
    }

    @Transactional
    WebhookEndpointView create(Caller caller, EndpointSettings settings) {
        refuseFault(caller, settings);
        // One after the other, so that nobody is left out of the count.
        merchants.lock(caller.merchantId());
        if (WebhookEndpoint.count(caller) >= config.endpointsMax()) {
            throw new ProblemException(
                    ProblemCode.WEBHOOK_ENDPOINTS_TOO_MANY,
                    "There may be " + config.endpointsMax() + " endpoints. Delete one, or widen the types of another.");
        }
        var secret = WebhookSecret.generate();
        var endpoint = WebhookEndpoint.create(caller, settings, secret, time.instant());
        var view = endpoint.view(secret);
        deliveries.open(view.id(), CHANNEL, view.ordered(), view.perSecondMax());
        endpoint.persist();
        return view;
    }

    @Transactional
    WebhookEndpointView get(Caller caller, String id) {
        return WebhookEndpoint.get(caller, id).view(null);
    }

    @Transactional
    Page<WebhookEndpointView> list(Caller caller, Query query) {
        return new Listing<>(WebhookEndpoint.class, "webhook_endpoint")
                .of(caller.merchantId(), caller.mode())
                .where("deleted_at IS NULL")
                .read(session, query, id -> WebhookEndpoint.exists(caller, id))
                .map(endpoint -> endpoint.view(null));
    }

    /**
     * Merges a change into what the merchant decided before (RFC 7396): what isn't named stays, null takes away.
     * Enabling gives an endpoint that was given up a clean slate; what it missed comes when it is asked for.
     */
    @Transactional
    WebhookEndpointView change(Caller caller, String id, JsonNode change) {
        var endpoint = lock(caller, id);
        ObjectNode merged = StrictJson.tree(endpoint.settings()).deepCopy();
        change.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
        var settings = StrictJson.read(merged, EndpointSettings.class);
        refuseFault(caller, settings);
        var now = time.instant();
        var wasEnabled = endpoint.isEnabled();
        var previousUrl = endpoint.url();
        endpoint.change(settings, now);
        var view = endpoint.view(null);
        deliveries.change(id, view.ordered(), view.perSecondMax(), now);
        if (!endpoint.url().equals(previousUrl)) {
            deliveries.forgetFailures(id);
        }
        if (wasEnabled && !endpoint.isEnabled()) {
            deliveries.close(id, now);
        } else if (!wasEnabled && endpoint.isEnabled()) {
            deliveries.reopen(id, now);
        }
        return view;
    }

    @Transactional
    WebhookEndpointView rotateSecret(Caller caller, String id) {
        var secret = WebhookSecret.generate();
        var endpoint = lock(caller, id);
        endpoint.rotate(secret, config.secretOverlap(), time.instant());
        return endpoint.view(secret);
    }

    @Transactional
    void delete(Caller caller, String id) {
        Instant now = time.instant();
        lock(caller, id).delete(now);
        deliveries.close(id, now);
    }

    /** Loaded under its receiver's lock, which whoever records attempts takes first as well. */
    private WebhookEndpoint lock(Caller caller, String id) {
        deliveries.lock(id);
        return WebhookEndpoint.get(caller, id);
    }

    private void refuseFault(Caller caller, EndpointSettings settings) {
        EndpointUrl.fault(requireNonNull(settings.url()), caller.mode(), config.allowLoopback())
                .ifPresent(fault -> {
                    throw ProblemException.at("/url", ProblemCode.PARAMETER_INVALID, fault);
                });
    }
}
