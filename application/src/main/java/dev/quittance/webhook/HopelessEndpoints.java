package dev.quittance.webhook;

import dev.quittance.delivery.ReceiverGivenUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Disables endpoints that said they are gone, or did nothing but fail for days. */
@ApplicationScoped
class HopelessEndpoints {

    private final EndpointSwitch endpoints;

    HopelessEndpoints(EndpointSwitch endpoints) {
        this.endpoints = endpoints;
    }

    void disable(@Observes ReceiverGivenUp hopeless) {
        var reason = switch (hopeless.reason()) {
            case GONE -> DisabledReason.GONE;
            case FAILING -> DisabledReason.FAILING;
        };
        endpoints.disable(hopeless.receiverId(), reason, hopeless.at());
    }
}
