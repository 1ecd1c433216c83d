package dev.quittance.operator;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows the operator again by the session that the login's cookie names. */
@ApplicationScoped
class SessionLogin implements IdentityProvider<TrustedAuthenticationRequest> {

    /** What a page sends that refreshes itself. */
    private static final String REFRESHES_ITSELF = "HX-Request";

    private final Logins logins;

    SessionLogin(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        var exchange = HttpSecurityUtils.getRoutingContextAttribute(request);
        var isUse = exchange == null || exchange.request().getHeader(REFRESHES_ITSELF) == null;
        return context.runBlocking(() -> logins.restore(request.getPrincipal(), isUse)
                .map(PasswordLogin::identity)
                .orElseGet(() -> nobody(request.getPrincipal())));
    }

    /** Not a failure, which would send the login page itself to the login page. */
    private static SecurityIdentity nobody(String session) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(session))
                .setAnonymous(true)
                .build();
    }
}
