package dev.quittance.http;

import dev.quittance.json.StrictJson;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON for every answer. It names the route and never the address: what stands in an address or its query may
 * be a payer's, and what nobody can find here needs no protection.
 */
public final class AccessLog {

    /** A logger of its own, whose lines are written without anything around them. */
    static final String LOGGER = "dev.quittance.access";

    private static final Logger LOG = Logger.getLogger(LOGGER);
    private static final String MERCHANT = AccessLog.class.getName() + ".merchant";
    private static final String ROUTE = AccessLog.class.getName() + ".route";
    private static final int AFTER_THE_REQUEST_ID = 19_000;

    private final InstantSource time;
    private final Map<Method, String> routes = new ConcurrentHashMap<>();

    AccessLog(InstantSource time) {
        this.time = time;
    }

    /**
     * An answered request.
     *
     * @param merchant null where no key was asked for, or none was accepted
     * @param route the address with names in place of values; null where nothing of the API was found
     * @param durationMillis from the request's head to the answer's end
     */
    record Line(
            Instant time,
            String event,
            @Nullable String requestId,
            @Nullable String merchant,
            String method,
            @Nullable String route,
            int status,
            long durationMillis) {}

    /** Says whose key a request carries. */
    public static void merchant(RoutingContext exchange, String merchantId) {
        exchange.put(MERCHANT, merchantId);
    }

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    var startedNanos = System.nanoTime();
                    exchange.addEndHandler(_ -> write(exchange, startedNanos));
                    exchange.next();
                },
                AFTER_THE_REQUEST_ID);
    }

    /** Before authentication, so that a refused request has its route too. */
    @ServerRequestFilter(priority = 0)
    public void matched(ResourceInfo resource, RoutingContext exchange) {
        exchange.put(ROUTE, routes.computeIfAbsent(resource.getResourceMethod(), AccessLog::route));
    }

    private void write(RoutingContext exchange, long startedNanos) {
        LOG.info(StrictJson.write(new Line(
                time.instant(),
                "request.answered",
                RequestIds.of(exchange),
                exchange.get(MERCHANT),
                exchange.request().method().name(),
                exchange.get(ROUTE),
                exchange.response().getStatusCode(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos))));
    }

    private static String route(Method method) {
        return path(method.getDeclaringClass()) + path(method);
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
