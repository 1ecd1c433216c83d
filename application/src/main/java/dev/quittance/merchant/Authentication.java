package dev.quittance.merchant;

import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Asks every request under {@code /api} for an API key, before its body is looked at. */
public class Authentication {

    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final CurrentCaller current;

    @Inject
    Authentication(ApiKeys keys, CurrentCaller current) {
        this.keys = keys;
        this.current = current;
    }

    /**
     * Runs once the path is matched.
     *
     * @throws ProblemException {@code api-key-missing} or {@code api-key-invalid}
     */
    @ServerRequestFilter
    public void authenticate(ContainerRequestContext request, UriInfo address) {
        if (address.getPath().startsWith("/api/")) {
            current.set(callerOf(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        }
    }

    private Caller callerOf(@Nullable String authorization) {
        if (authorization == null) {
            throw new ProblemException(ProblemCode.API_KEY_MISSING, "Send your API key as a bearer token.");
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ProblemException(ProblemCode.API_KEY_INVALID, "The Authorization header must be a bearer token.");
        }
        return keys.find(ApiKey.hash(authorization.substring(SCHEME.length()).strip()))
                .orElseThrow(() -> new ProblemException(ProblemCode.API_KEY_INVALID, "There is no such API key."));
    }
}
