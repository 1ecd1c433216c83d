package dev.quittance.merchant;

import dev.quittance.http.AccessLog;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Asks every request under {@code /api} for an API key, its scope and its rate, before the body is looked at. */
public class Authentication {

    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final RateLimits limits;
    private final LimitsConfig config;
    private final CurrentCaller current;
    private final InstantSource time;

    @Inject
    Authentication(ApiKeys keys, RateLimits limits, LimitsConfig config, CurrentCaller current, InstantSource time) {
        this.keys = keys;
        this.limits = limits;
        this.config = config;
        this.current = current;
        this.time = time;
    }

    /**
     * Runs once the path is matched.
     *
     * @throws ProblemException {@code api-key-missing}, {@code api-key-invalid}, {@code rate-limited} or
     *     {@code scope-missing}
     */
    @ServerRequestFilter
    public void authenticate(
            ContainerRequestContext request, UriInfo address, ResourceInfo resource, RoutingContext exchange) {
        if (!address.getPath().startsWith("/api/")) {
            return;
        }
        var key = keyOf(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (key.isExpired(time.instant()) || !key.isUsableFrom(clientAddress(exchange.request()))) {
            throw new ProblemException(ProblemCode.API_KEY_INVALID, "The API key has expired or can't be used here.");
        }
        AccessLog.merchant(exchange, key.caller().merchantId());
        limits.take(key.id(), exchange.response());
        if (!key.allows(resource.getResourceMethod().getAnnotation(RequiresScope.class))) {
            throw new ProblemException(ProblemCode.SCOPE_MISSING, "This restricted key lacks the scope for this.");
        }
        keys.used(key.id());
        current.set(key);
    }

    private KnownKey keyOf(@Nullable String authorization) {
        if (authorization == null) {
            throw new ProblemException(ProblemCode.API_KEY_MISSING, "Send your API key as a bearer token.");
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ProblemException(ProblemCode.API_KEY_INVALID, "The Authorization header must be a bearer token.");
        }
        return keys.find(ApiKey.hash(authorization.substring(SCHEME.length()).strip()))
                .orElseThrow(() -> new ProblemException(ProblemCode.API_KEY_INVALID, "There is no such API key."));
    }

    /** The address that the outermost of our own proxies saw; what a client wrote before it is not believed. */
    private String clientAddress(HttpServerRequest connection) {
        var forwarded = connection.getHeader("X-Forwarded-For");
        if (config.trustedProxies() > 0 && forwarded != null) {
            var hops = forwarded.split(",", -1);
            return hops[Math.max(0, hops.length - config.trustedProxies())].strip();
        }
        return connection.remoteAddress().hostAddress();
    }
}
