package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an operator begins, and the way out. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class HomePage {

    private static final String SESSION = "quittance-console";

    private final OverviewConsole overview;
    private final DeadLetterConsole letters;
    private final Access access;
    private final ConsoleRequest request;

    HomePage(OverviewConsole overview, DeadLetterConsole letters, Access access, ConsoleRequest request) {
        this.overview = overview;
        this.letters = letters;
        this.access = access;
        this.request = request;
    }

    @GET
    @RolesAllowed({"viewer", "operator", "admin"})
    public TemplateInstance overview(@QueryParam("period") @DefaultValue("hour") String period) {
        return Templates.overview(overview.over(OverviewConsole.Period.of(period)), letters.depths());
    }

    /** The part of the page that changes: a page that is left open asks for it again and again. */
    @GET
    @Path("/overview")
    @RolesAllowed({"viewer", "operator", "admin"})
    public TemplateInstance figures(@QueryParam("period") @DefaultValue("hour") String period) {
        return Templates.overview$figures(overview.over(OverviewConsole.Period.of(period)), letters.depths());
    }

    @POST
    @Path("/logout")
    @PermitAll
    public Response logout(@FormParam("form_id") @Nullable String formId) {
        access.logOut(request.session());
        var ended = new NewCookie.Builder(SESSION)
                .path("/admin")
                .maxAge(0)
                .httpOnly(true)
                .build();
        return Response.seeOther(URI.create("/admin/login")).cookie(ended).build();
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                OverviewConsole.Overview overview, List<DeadLetterConsole.Depth> depths);

        static native TemplateInstance overview$figures(
                OverviewConsole.Overview overview, List<DeadLetterConsole.Depth> depths);
    }
}
