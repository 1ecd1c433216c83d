package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Where operators log in. The form itself is answered by the framework. */
@Path("/admin/login")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public class LoginPage {

    @GET
    public TemplateInstance login(@QueryParam("failed") @Nullable String failed) {
        return Templates.login(failed != null);
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance login(boolean failed);
    }
}
