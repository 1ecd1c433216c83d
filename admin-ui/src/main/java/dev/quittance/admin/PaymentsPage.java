package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Payments of all merchants: found, listed, exported. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class PaymentsPage {

    static final List<String> STATUSES = List.of(
            "requires_payment_method",
            "requires_confirmation",
            "processing",
            "requires_action",
            "requires_capture",
            "succeeded",
            "canceled");

    private final PaymentConsole payments;

    PaymentsPage(PaymentConsole payments) {
        this.payments = payments;
    }

    @GET
    @Path("/payments")
    public Response list(@Context UriInfo address) {
        var filter = PaymentFilter.of(address.getQueryParameters());
        try {
            return Response.ok(Templates.payments(payments.list(filter), filter, STATUSES, ""))
                    .build();
        } catch (RefusedException e) {
            var none = new PaymentConsole.Listed(List.of(), null, null);
            return Response.status(400)
                    .entity(Templates.payments(none, filter, STATUSES, e.reason()))
                    .build();
        }
    }

    @GET
    @Path("/payments.csv")
    @Produces("text/csv")
    public Response export(@Context UriInfo address) {
        var filter = PaymentFilter.of(address.getQueryParameters());
        try {
            payments.require(filter);
        } catch (RefusedException e) {
            return Response.status(400)
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .entity(e.reason())
                    .build();
        }
        return CsvWriter.answer("payments.csv", csv -> {
            csv.write(
                    "id", "merchant", "amount", "currency", "status", "reference", "email", "decline_code", "created");
            payments.export(
                    filter,
                    row -> csv.write(
                            row.id(),
                            row.merchantId(),
                            row.amount().number(),
                            row.amount().currency(),
                            row.status(),
                            row.reference(),
                            row.email(),
                            row.declineCode(),
                            row.createdAt().toString()));
        });
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance payments(
                PaymentConsole.Listed page, PaymentFilter filter, List<String> statuses, String refused);
    }
}
