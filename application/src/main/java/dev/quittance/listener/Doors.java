package dev.quittance.listener;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Decides what each port shows. Twice, because one look is not enough: the address before anything else reads it, and
 * the resource that was matched, whatever spelling of the address led to it.
 */
@ApplicationScoped
public class Doors {

    /** Before authentication, which would answer with a login page. */
    private static final int BEFORE_AUTHENTICATION = 10_000;

    private final ConsoleListener console;

    Doors(ConsoleListener console) {
        this.console = console;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_AUTHENTICATION);
    }

    private void guard(RoutingContext exchange) {
        var path = exchange.normalizedPath();
        if (isForConsole(path) != isAtConsole(exchange.request())) {
            exchange.response().setStatusCode(404).end();
        } else if (exchange.request().path().contains(";")) {
            // A path parameter hides what a path begins with; nothing of ours uses one.
            exchange.fail(404);
        } else {
            exchange.next();
        }
    }

    @ServerRequestFilter(priority = 0)
    public void guard(SimpleResourceInfo resource, HttpServerRequest request) {
        var path = resource.getResourceClass().getAnnotation(Path.class);
        if (path != null && isForConsole(path.value()) != isAtConsole(request)) {
            throw new NotFoundException();
        }
    }

    private static boolean isForConsole(String path) {
        return path.equals("/admin") || path.startsWith("/admin/") || path.equals("/j_security_check");
    }

    private boolean isAtConsole(HttpServerRequest request) {
        return request.localAddress().port() == console.port();
    }
}
