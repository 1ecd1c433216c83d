package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        StreamingOutput rows = out -> {
            var csv = new CsvWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
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
            csv.flush();
        };
        return Response.ok(rows, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"payments.csv\"")
                .build();
    }

    /** Whatever is at hand: an id of anything, a reference, an email address, an amount. */
    @GET
    @Path("/search")
    public Response search(@QueryParam("q") @Nullable String q) {
        var text = q == null ? "" : q.strip();
        return Response.seeOther(text.isEmpty() ? URI.create("/admin/payments") : placeOf(text))
                .build();
    }

    private URI placeOf(String text) {
        var payment = payments.paymentOf(text);
        if (payment.isPresent()) {
            return UriBuilder.fromPath("/admin/payments/{id}").build(payment.get());
        }
        var filter = text.contains("@")
                ? "email"
                : text.matches("[0-9]+([.][0-9]+)?( ?[A-Za-z]{3})?")
                        ? "amount"
                        : payments.isReference(text) ? "reference" : "key";
        return UriBuilder.fromPath("/admin/payments")
                .queryParam(filter, "{text}")
                .build(text);
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance payments(
                PaymentConsole.Listed page, PaymentFilter filter, List<String> statuses, String refused);
    }
}
