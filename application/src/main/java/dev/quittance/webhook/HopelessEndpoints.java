package dev.quittance.webhook;

import dev.quittance.delivery.Deliveries;
import dev.quittance.delivery.ReceiverGivenUp;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

/** Disables endpoints that said they are gone, or did nothing but fail for days, and tells so. */
@ApplicationScoped
class HopelessEndpoints {

    private final Deliveries deliveries;
    private final Event<EndpointDisabled> disabled;

    HopelessEndpoints(Deliveries deliveries, Event<EndpointDisabled> disabled) {
        this.deliveries = deliveries;
        this.disabled = disabled;
    }

    void disable(@Observes ReceiverGivenUp hopeless) {
        WebhookEndpoint endpoint = WebhookEndpoint.findById(hopeless.receiverId());
        if (endpoint == null || !endpoint.isEnabled()) {
            return;
        }
        var reason = switch (hopeless.reason()) {
            case GONE -> DisabledReason.GONE;
            case FAILING -> DisabledReason.FAILING;
        };
        endpoint.disable(reason, hopeless.at());
        deliveries.close(endpoint.id(), hopeless.at());
        Log.warnf("event=endpoint.disabled endpoint=%s reason=%s", endpoint.id(), reason.wire());
        disabled.fire(new EndpointDisabled(
                endpoint.id(),
                endpoint.merchantId(),
                endpoint.mode(),
                endpoint.url().toString(),
                reason,
                hopeless.at()));
    }
}
