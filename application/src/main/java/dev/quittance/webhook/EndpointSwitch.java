package dev.quittance.webhook;

import dev.quittance.delivery.Deliveries;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Switches endpoints off and on without their merchants' doing. Whoever is switched off is told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class EndpointSwitch {

    private final Deliveries deliveries;
    private final Event<EndpointDisabled> disabled;

    EndpointSwitch(Deliveries deliveries, Event<EndpointDisabled> disabled) {
        this.deliveries = deliveries;
        this.disabled = disabled;
    }

    /** @return false when no endpoint with this id is enabled */
    public boolean disable(String id, DisabledReason reason, Instant at) {
        var endpoint = lock(id);
        if (endpoint == null || !endpoint.isEnabled()) {
            return false;
        }
        endpoint.disable(reason, at);
        deliveries.close(id, at);
        Log.warnf("event=endpoint.disabled endpoint=%s reason=%s", id, reason.wire());
        disabled.fire(new EndpointDisabled(
                id, endpoint.merchantId(), endpoint.mode(), endpoint.url().toString(), reason, at));
        return true;
    }

    /**
     * With a clean slate; what it missed comes when it is asked for.
     *
     * @return false when no endpoint with this id is disabled
     */
    public boolean enable(String id, Instant at) {
        var endpoint = lock(id);
        if (endpoint == null || endpoint.isDeleted() || endpoint.isEnabled()) {
            return false;
        }
        endpoint.enable(at);
        deliveries.reopen(id, at);
        return true;
    }

    /** Loaded under its receiver's lock, which whoever records attempts takes first as well. */
    private @Nullable WebhookEndpoint lock(String id) {
        deliveries.lock(id);
        return WebhookEndpoint.findById(id);
    }
}
