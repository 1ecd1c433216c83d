package dev.quittance.listener;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Between SIGTERM and the end. A balancer of TCP sends no new connections to who is not ready, but leaves the open ones
 * where they are: so each answer asks its caller to come back by a new one.
 */
@ApplicationScoped
public class Draining {

    /** Before everything that may answer. */
    private static final int FIRST = 20_000;

    private volatile boolean hasBegun;

    void register(@Observes Filters filters) {
        filters.register(this::sayGoodbye, FIRST);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        hasBegun = true;
    }

    void sayGoodbye(RoutingContext exchange) {
        // HTTP/2 knows no such header, and no balancer of ours speaks it to us.
        if (hasBegun && exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        exchange.next();
    }
}
