package dev.quittance.operator;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers the login form. */
@ApplicationScoped
class PasswordLogin implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Logins logins;

    PasswordLogin(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> logins.logIn(
                        request.getUsername(), new String(request.getPassword().getPassword()))
                .map(PasswordLogin::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    static SecurityIdentity identity(SignedIn operator) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(operator)
                .addRole(operator.role().wire())
                .build();
    }
}
