package dev.quittance.http;

import dev.quittance.json.StrictJson;
import dev.quittance.problem.Problem;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hibernate.JDBCException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Renders everything that goes wrong under {@code /api} as a problem, whether REST saw the request or not. */
public final class Problems {

    private static final int AFTER_EVERYTHING = 1_000_000;

    /** Failures and unmatched paths that never reached a resource. */
    void register(@Observes Router router) {
        router.route("/api/*").order(AFTER_EVERYTHING).handler(exchange -> send(exchange, ofStatus(404)));
        router.route("/api/*").failureHandler(exchange -> send(exchange, ofFailure(exchange)));
    }

    @ServerExceptionMapper
    @Priority(1)
    public Response broken(ProblemException e, RoutingContext exchange) {
        return respond(e, exchange);
    }

    /** The framework's own refusals: no such path, method or media type. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e, RoutingContext exchange) {
        if (e.getResponse().getStatus() >= 500) {
            return unexpected(e, exchange);
        }
        return respond(ofStatus(e.getResponse().getStatus()), exchange);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, RoutingContext exchange) {
        if (e instanceof HttpException mistake && mistake.getStatusCode() < 500) {
            return respond(ofStatus(mistake.getStatusCode()), exchange);
        }
        if (foundNoConnection(e) || e instanceof LockTimeoutException || e instanceof PessimisticLockException) {
            Log.warnf("event=request.shed requestId=%s", RequestIds.of(exchange));
            exchange.response().putHeader("Retry-After", "1");
            return respond(ofStatus(503), exchange);
        }
        Log.errorf(e, "event=request.failed requestId=%s", RequestIds.of(exchange));
        return respond(ofStatus(500), exchange);
    }

    /** A transaction that never got a connection has written nothing, like one that got no lock. */
    private static boolean foundNoConnection(Throwable e) {
        return e instanceof JDBCException database
                && String.valueOf(database.getMessage()).startsWith("Unable to acquire JDBC Connection");
    }

    private static Response respond(ProblemException e, RoutingContext exchange) {
        var response =
                Response.status(e.code().status()).type(Problem.MEDIA_TYPE).entity(body(e, exchange));
        if (e.code() == ProblemCode.IDEMPOTENCY_KEY_IN_USE) {
            response.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return response.build();
    }

    private static void send(RoutingContext exchange, ProblemException e) {
        var response = exchange.response();
        if (response.ended()) {
            return;
        }
        response.setStatusCode(e.code().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(body(e, exchange)));
    }

    private static String body(ProblemException e, RoutingContext exchange) {
        return StrictJson.write(Problem.of(e, exchange.request().path(), RequestIds.of(exchange)));
    }

    private static ProblemException ofFailure(RoutingContext exchange) {
        if (exchange.failure() instanceof ProblemException e) {
            return e;
        }
        if (exchange.statusCode() == -1 || exchange.statusCode() >= 500) {
            Log.errorf(exchange.failure(), "event=request.failed requestId=%s", RequestIds.of(exchange));
        }
        return ofStatus(exchange.statusCode());
    }

    private static ProblemException ofStatus(int status) {
        return switch (status) {
            case 400 -> new ProblemException(ProblemCode.REQUEST_MALFORMED, "The request can't be understood.");
            case 401 -> new ProblemException(ProblemCode.API_KEY_MISSING, "Send your API key as a bearer token.");
            case 404 -> new ProblemException(ProblemCode.NOT_FOUND, "There is nothing at this address.");
            case 405 -> new ProblemException(ProblemCode.METHOD_NOT_ALLOWED, "This address knows other methods.");
            case 406 -> new ProblemException(ProblemCode.NOT_ACCEPTABLE, "Answers are application/json.");
            case 413 -> new ProblemException(ProblemCode.BODY_TOO_LARGE, "A body may have 64 KiB.");
            case 415 ->
                new ProblemException(ProblemCode.MEDIA_TYPE_UNSUPPORTED, "Send " + MediaType.APPLICATION_JSON + ".");
            case 503 -> new ProblemException(ProblemCode.OVERLOADED, "Nothing was started. Try again in a moment.");
            default ->
                new ProblemException(
                        ProblemCode.INTERNAL,
                        "We have been told. Nothing is lost; ask again with the same idempotency key.");
        };
    }
}
