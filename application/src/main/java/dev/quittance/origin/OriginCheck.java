package dev.quittance.origin;

import dev.quittance.listener.ConsoleListener;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Refuses at the API's door whatever did not come through CloudFront, whose firewall and limits would else be walked
 * around. The console's door is not asked: no one but the bastion reaches it.
 */
@ApplicationScoped
public class OriginCheck {

    /** CloudFront's distribution sends it; the name is part of its template. */
    public static final String HEADER = "Quittance-Origin";

    /** After the request id, before the body's length is looked at. */
    private static final int BEFORE_EVERYTHING_ELSE = 18_000;

    private final OriginSecrets secrets;
    private final ConsoleListener console;

    OriginCheck(OriginConfig config, ConsoleListener console) {
        this.secrets = new OriginSecrets(config.secrets().orElse(List.of()));
        this.console = console;
    }

    void register(@Observes Filters filters) {
        if (secrets.areChecked()) {
            filters.register(this::check, BEFORE_EVERYTHING_ELSE);
        }
    }

    private void check(RoutingContext exchange) {
        var request = exchange.request();
        var isAtConsole = request.localAddress().port() == console.port();
        if (isAtConsole || secrets.admit(request.getHeader(HEADER))) {
            exchange.next();
        } else {
            exchange.fail(
                    ProblemCode.REQUEST_BLOCKED.status(),
                    new ProblemException(
                            ProblemCode.REQUEST_BLOCKED, "Requests must come through the public address of the API."));
        }
    }
}
