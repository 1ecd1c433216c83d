package dev.quittance.admin;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The way in and the way out. */
@Path("/admin")
public class HomePage {

    private static final String SESSION = "quittance-console";

    @GET
    @RolesAllowed({"viewer", "operator", "admin"})
    public Response home() {
        return Response.seeOther(URI.create("/admin/payments")).build();
    }

    @POST
    @Path("/logout")
    @PermitAll
    public Response logout(@FormParam("form_id") @Nullable String formId) {
        var ended = new NewCookie.Builder(SESSION)
                .path("/admin")
                .maxAge(0)
                .httpOnly(true)
                .build();
        return Response.seeOther(URI.create("/admin/login")).cookie(ended).build();
    }
}
