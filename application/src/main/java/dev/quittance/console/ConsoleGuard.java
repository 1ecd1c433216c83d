package dev.quittance.console;

import dev.quittance.admin.ConsoleRequest;
import dev.quittance.http.RequestIds;
import dev.quittance.operator.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets no form through that wasn't on a page of ours: what it carries must equal a cookie that only our pages could read
 * out to it. Every request under {@code /admin} that may change something passes here, whatever resource it goes to. Whoever
 * came in with a one-time secret gets no further than to the page where they choose a password.
 */
@ApplicationScoped
public class ConsoleGuard {

    static final String COOKIE = "quittance-form";
    static final String FIELD = "form_token";

    private static final String PASSWORD = "/admin/password";
    private static final Set<String> OPEN_TO_NEWCOMERS = Set.of(PASSWORD, "/admin/logout", "/admin/login");
    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecurityIdentity identity;
    private final ConsoleRequest console;
    private final RoutingContext exchange;

    ConsoleGuard(SecurityIdentity identity, ConsoleRequest console, RoutingContext exchange) {
        this.identity = identity;
        this.console = console;
        this.exchange = exchange;
    }

    /** Answers in the resource's stead when the form is not ours. */
    @WithFormRead
    @ServerRequestFilter
    public Optional<Response> guard(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (!path.equals("/admin") && !path.startsWith("/admin/")) {
            return Optional.empty();
        }
        var token = token();
        var operator = identity.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
        console.begin(
                operator == null ? "" : operator.operator(),
                operator == null ? "" : operator.session(),
                identity.getRoles(),
                sectionOf(path),
                token,
                random(),
                Objects.requireNonNullElse(RequestIds.of(exchange), ""));
        var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads && !token.equals(sentToken())) {
            return Optional.of(refused());
        }
        return operator != null && operator.mustChoosePassword() && !OPEN_TO_NEWCOMERS.contains(path)
                ? Optional.of(Response.seeOther(URI.create(PASSWORD)).build())
                : Optional.empty();
    }

    private String token() {
        var cookie = exchange.request().getCookie(COOKIE);
        if (cookie != null && cookie.getValue().length() >= TOKEN_BYTES) {
            return cookie.getValue();
        }
        var token = random();
        exchange.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setPath("/admin")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT));
        return token;
    }

    private static @Nullable String sentToken() {
        return (String) CurrentRequestManager.get().getFormParameter(FIELD, true, false);
    }

    private static Response refused() {
        return Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("This form did not come from a page of this console. Open the page again.")
                .build();
    }

    private static String sectionOf(String path) {
        var parts = path.split("/", -1);
        return parts.length > 2 ? parts[2] : "";
    }

    private static String random() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
