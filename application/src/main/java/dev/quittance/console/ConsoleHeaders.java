package dev.quittance.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * What every answer of the console is sent with, and whom it doesn't answer: a request that came over a proxy came over a
 * way that the console doesn't have, and a form that another site sent is nobody's wish.
 */
final class ConsoleHeaders {

    private static final int BEFORE_AUTHENTICATION = 9_000;
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(ConsoleHeaders::answer, BEFORE_AUTHENTICATION);
    }

    private static void answer(RoutingContext exchange) {
        var path = exchange.normalizedPath();
        if (!path.equals("/admin") && !path.startsWith("/admin/") && !path.equals("/j_security_check")) {
            exchange.next();
            return;
        }
        exchange.response()
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        if (isForwarded(exchange.request()) || isFromElsewhere(exchange.request())) {
            exchange.response().setStatusCode(403).end();
        } else {
            exchange.next();
        }
    }

    private static boolean isForwarded(HttpServerRequest request) {
        return request.headers().names().stream()
                .anyMatch(name -> name.equalsIgnoreCase("Via")
                        || name.equalsIgnoreCase("Forwarded")
                        || name.regionMatches(true, 0, "X-Forwarded-", 0, "X-Forwarded-".length()));
    }

    /** Also the login's form, which no token guards yet. */
    private static boolean isFromElsewhere(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return request.method().equals(HttpMethod.POST) && site != null && !site.equals("same-origin");
    }
}
