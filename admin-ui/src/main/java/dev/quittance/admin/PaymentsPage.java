package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** The latest payments, as operators see them. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class PaymentsPage {

    private static final int ROWS = 50;

    private final PaymentConsole payments;

    PaymentsPage(PaymentConsole payments) {
        this.payments = payments;
    }

    @GET
    public Response home() {
        return Response.seeOther(URI.create("/admin/payments")).build();
    }

    @GET
    @Path("/payments")
    public TemplateInstance latest() {
        return Templates.payments(payments.latest(ROWS));
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance payments(List<PaymentConsole.Row> payments);
    }
}
