package dev.quittance.sandbox;

import dev.quittance.payment.PaymentView;
import dev.quittance.payment.Payments;
import dev.quittance.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the bank's page in the sandbox. Whoever holds the address may answer, as at a bank: it names an operation that
 * nobody else knows, moves only test money, and answers once.
 */
@Path("/sandbox/challenge/{operation}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ChallengeResource {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self' http: https:; frame-ancestors 'none'";

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        /** Asks. */
        static native TemplateInstance question(PaymentView payment, String amount);

        /** Says what came of it. */
        static native TemplateInstance result(String heading, String detail);
    }

    private final Payments payments;

    ChallengeResource(Payments payments) {
        this.payments = payments;
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@PathParam("operation") String operation) {
        try {
            var payment = payments.waitingForPayer(operation);
            return page(200, Templates.question(payment, amountOf(payment)));
        } catch (ProblemException e) {
            return over(e);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(@PathParam("operation") String operation, @FormParam("answer") @Nullable String answer) {
        if (answer == null || !(answer.equals("pass") || answer.equals("fail"))) {
            return page(400, Templates.result("Nothing happened", "The answer is either pass or fail."));
        }
        try {
            var payment = payments.authenticationAnswered(operation, answer.equals("pass"));
            return payment.returnUrl() == null
                    ? page(200, Templates.result("Thank you", "You can close this page and go back to the shop."))
                    : Response.seeOther(URI.create(payment.returnUrl())).build();
        } catch (ProblemException e) {
            return over(e);
        }
    }

    private static Response over(ProblemException e) {
        return page(e.code().status(), Templates.result("There is nothing to answer", e.detail()));
    }

    private static String amountOf(PaymentView payment) {
        return java.math.BigDecimal.valueOf(payment.amount(), payment.exponent())
                        .toPlainString() + " " + payment.currency();
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
