package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One payment: where it stands and why, what happened to it, and what an operator can do. */
@Path("/admin/payments/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class PaymentPage {

    /** What the page says after an act; the address carries the key only, so that nobody can write on our page. */
    private static final Map<String, String> DONE = Map.of(
            "capture", "The capture is on its way.",
            "cancel", "The payment is being canceled.",
            "refund", "The refund is on its way.",
            "reverse", "The reversal is on its way.",
            "inquire", "The PSP is being asked. Reload in a moment to see what it said.",
            "settle", "The operation is settled.",
            "approval", "It is above the limit: it waits for another operator to approve it.");

    private final PaymentConsole payments;
    private final PaymentActs acts;
    private final ApprovalConsole approvals;
    private final ConsoleRequest request;

    PaymentPage(PaymentConsole payments, PaymentActs acts, ApprovalConsole approvals, ConsoleRequest request) {
        this.payments = payments;
        this.acts = acts;
        this.approvals = approvals;
        this.request = request;
    }

    @GET
    public Response show(
            @PathParam("id") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("journal") @DefaultValue("") String journal) {
        return page(id, !journal.isEmpty(), 200, DONE.getOrDefault(done, ""), "");
    }

    /** The part of the page that waits for the journal: the page itself doesn't. */
    @GET
    @Path("/timeline")
    public Response timeline(@PathParam("id") String id) {
        return payments.find(id, true)
                .map(found -> Response.ok(Templates.payment$timeline(found)))
                .orElseGet(() -> Response.status(404))
                .build();
    }

    @POST
    @Path("/capture")
    @RolesAllowed({"operator", "admin"})
    public Response capture(
            @PathParam("id") String id, @BeanParam ActForm form, @FormParam("amount") @DefaultValue("") String amount) {
        return act(id, "capture", () -> acts.capture(request.act(form), id, amount.strip()));
    }

    @POST
    @Path("/cancel")
    @RolesAllowed({"operator", "admin"})
    public Response cancel(@PathParam("id") String id, @BeanParam ActForm form) {
        return act(id, "cancel", () -> acts.cancel(request.act(form), id));
    }

    @POST
    @Path("/refund")
    @RolesAllowed({"operator", "admin"})
    public Response refund(
            @PathParam("id") String id, @BeanParam ActForm form, @FormParam("amount") @DefaultValue("") String amount) {
        return weigh(id, "refund", () -> acts.refund(request.act(form), id, amount.strip()));
    }

    @POST
    @Path("/reverse")
    @RolesAllowed({"operator", "admin"})
    public Response reverse(@PathParam("id") String id, @BeanParam ActForm form) {
        return weigh(id, "reverse", () -> acts.reverse(request.act(form), id));
    }

    @POST
    @Path("/inquire")
    @RolesAllowed({"operator", "admin"})
    public Response inquire(@PathParam("id") String id, @BeanParam ActForm form) {
        return act(id, "inquire", () -> acts.inquire(request.act(form), id));
    }

    @POST
    @Path("/settle")
    @RolesAllowed({"operator", "admin"})
    public Response settle(
            @PathParam("id") String id,
            @BeanParam ActForm form,
            @FormParam("operation") @DefaultValue("") String operation,
            @FormParam("happened") @DefaultValue("") String happened,
            @FormParam("proof") @DefaultValue("") String proof) {
        return weigh(id, "settle", () -> {
            if (!happened.equals("yes") && !happened.equals("no")) {
                throw new RefusedException("Say whether the PSP did it.");
            }
            return acts.settle(request.act(form), id, operation, happened.equals("yes"), proof.strip());
        });
    }

    private Response act(String id, String name, Runnable act) {
        return weigh(id, name, () -> {
            act.run();
            return PaymentActs.Effect.DONE;
        });
    }

    /** Afterwards the browser gets the page: reloading it doesn't act again. */
    private Response weigh(String id, String name, Supplier<PaymentActs.Effect> act) {
        try {
            var done = switch (act.get()) {
                case DONE -> name;
                case WAITS_FOR_APPROVAL -> "approval";
            };
            return Response.seeOther(UriBuilder.fromPath("/admin/payments/{id}")
                            .queryParam("done", done)
                            .build(id))
                    .build();
        } catch (RefusedException e) {
            return page(id, false, 409, "", e.reason());
        }
    }

    private Response page(String id, boolean withJournal, int status, String done, String refused) {
        return payments.find(id, withJournal)
                .map(found -> Response.status(status)
                        .entity(Templates.payment(found, approvals.waitingOf(id), done, refused)))
                .orElseGet(() -> Response.status(404).entity(Templates.nothing("There is no payment " + id + ".")))
                .build();
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance payment(
                PaymentConsole.Detail detail, List<ApprovalConsole.Asked> waiting, String done, String refused);

        static native TemplateInstance payment$timeline(PaymentConsole.Detail detail);

        static native TemplateInstance nothing(String detail);
    }
}
