package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Where operators choose their password: at their first login, and whenever they like. */
@Path("/admin/password")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class PasswordPage {

    private final Access access;
    private final ConsoleRequest request;

    PasswordPage(Access access, ConsoleRequest request) {
        this.access = access;
        this.request = request;
    }

    @GET
    public TemplateInstance form() {
        return Templates.password("", Access.PASSWORD_MIN);
    }

    @POST
    public Response choose(
            @FormParam("current") @DefaultValue("") String current,
            @FormParam("chosen") @DefaultValue("") String chosen,
            @FormParam("repeated") @DefaultValue("") String repeated) {
        try {
            if (!chosen.equals(repeated)) {
                throw new RefusedException("The two new passwords are not the same.");
            }
            access.choosePassword(request.operator(), request.session(), current, chosen);
            return Response.seeOther(URI.create("/admin")).build();
        } catch (RefusedException e) {
            return Response.status(409)
                    .entity(Templates.password(e.reason(), Access.PASSWORD_MIN))
                    .build();
        }
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance password(String refused, int min);
    }
}
