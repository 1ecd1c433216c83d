package dev.quittance.reversal;

import dev.quittance.command.Commands;
import dev.quittance.idempotency.Answer;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.CurrentCaller;
import dev.quittance.merchant.RequiresScope;
import dev.quittance.merchant.Scope;
import dev.quittance.payment.CancelPayment;
import dev.quittance.payment.PaymentView;
import dev.quittance.payment.WaitedFor;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Reversals over HTTP. */
@Path("/api/v1/payments/{id}/reverse")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ReversalResource {

    private final Reversals reversals;
    private final Commands commands;
    private final WaitedFor waitedFor;
    private final CurrentCaller caller;

    ReversalResource(Reversals reversals, Commands commands, WaitedFor waitedFor, CurrentCaller caller) {
        this.reversals = reversals;
        this.commands = commands;
        this.waitedFor = waitedFor;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope({Scope.PAYMENTS_WRITE, Scope.REFUNDS_WRITE}) // it may have to give back what was taken
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> reverse(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = CancelPayment.class)))
                    byte @Nullable [] body) {
        var tree = Commands.optional(body);
        var request = StrictJson.read(tree, CancelPayment.class);
        return commands.run(
                tree, _ -> Answer.ok(id, StrictJson.write(reversals.reverse(caller.get(), id, request))), waitedFor);
    }
}
