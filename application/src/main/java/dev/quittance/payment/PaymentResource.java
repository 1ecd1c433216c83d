package dev.quittance.payment;

import dev.quittance.idempotency.Answer;
import dev.quittance.idempotency.Idempotency;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.CurrentCaller;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Payments over HTTP. */
@Path("/api/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PaymentResource {

    private static final String PATH = "/api/v1/payments";
    private static final int LIMIT_DEFAULT = 10;
    private static final int LIMIT_MAX = 100;

    private final Payments payments;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    PaymentResource(Payments payments, Idempotency idempotency, CurrentCaller caller) {
        this.payments = payments;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @RequestBody(content = @Content(schema = @Schema(implementation = CreatePayment.class))) byte[] body) {
        var tree = StrictJson.parse(body);
        var request = StrictJson.read(tree, CreatePayment.class);
        return idempotency.once(caller.get(), idempotencyKey, "POST " + PATH, tree, key -> {
            var payment = payments.accept(caller.get(), request, key);
            return Answer.created(PATH + "/" + payment.id(), payment.id(), StrictJson.write(payment));
        });
    }

    @GET
    @Path("/{id}")
    public PaymentView get(@PathParam("id") String id) {
        return payments.get(caller.get(), id);
    }

    @GET
    public PaymentPage list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("starting_after") @Nullable String startingAfter) {
        int count = limit(limit);
        var found = payments.page(caller.get(), startingAfter, count + 1);
        return new PaymentPage(found.subList(0, Math.min(count, found.size())), found.size() > count);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LIMIT_MAX) {
                return limit;
            }
        }
        throw ProblemException.at("limit", ProblemCode.PARAMETER_INVALID, "A whole number from 1 to 100.");
    }
}
