package dev.quittance.http;

import dev.quittance.json.StrictJson;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that says it is too large, before the framework does so without a word. For one that comes in chunks
 * and says nothing there is {@link BodyInChunks}.
 */
final class BodyLimit {

    /** After the request id, before the framework's own look at the length, which answers without a body. */
    private static final int BEFORE_THE_FRAMEWORK = 15_000;

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_FRAMEWORK);
    }

    void check(RoutingContext exchange) {
        if (declaredLength(exchange) > StrictJson.BYTES_MAX) {
            endConnection(exchange);
            exchange.fail(413);
        } else {
            exchange.next();
        }
    }

    /** What follows on it would be the body that nobody reads. HTTP/2 ends the stream by itself, and knows no such header. */
    static void endConnection(RoutingContext exchange) {
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private static long declaredLength(RoutingContext exchange) {
        var length = exchange.request().getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
