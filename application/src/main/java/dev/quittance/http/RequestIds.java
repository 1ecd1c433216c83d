package dev.quittance.http;

import dev.quittance.id.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request an id, which its answer carries in {@code Request-Id} whatever becomes of it. */
public final class RequestIds {

    public static final String HEADER = "Request-Id";

    /** Its name in the format of the log: whatever is logged while the request is worked on carries it. */
    private static final String IN_LOGS = "requestId";

    private static final int BEFORE_EVERYTHING = 20_000;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    var id = Ids.request();
                    exchange.put(HEADER, id);
                    exchange.response().putHeader(HEADER, id);
                    MDC.put(IN_LOGS, id);
                    exchange.next();
                },
                BEFORE_EVERYTHING);
    }

    public static @Nullable String of(RoutingContext exchange) {
        return exchange.get(HEADER);
    }
}
