package dev.quittance.refund;

import dev.quittance.command.Commands;
import dev.quittance.idempotency.Answer;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.merchant.CurrentCaller;
import dev.quittance.merchant.RequiresScope;
import dev.quittance.merchant.Scope;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Refunds over HTTP. */
@Path("/api/v1/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RefundResource {

    private static final String PATH = "/api/v1/refunds";

    private final Refunds refunds;
    private final Commands commands;
    private final CurrentCaller caller;

    RefundResource(Refunds refunds, Commands commands, CurrentCaller caller) {
        this.refunds = refunds;
        this.commands = commands;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.REFUNDS_WRITE)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RefundView.class)))
    public Uni<Response> create(
            @RequestBody(content = @Content(schema = @Schema(implementation = CreateRefund.class))) byte[] body) {
        var tree = StrictJson.parse(body);
        var request = StrictJson.read(tree, CreateRefund.class);
        return commands.run(
                tree,
                key -> {
                    var refund = refunds.create(caller.get(), request, key);
                    return Answer.created(PATH + "/" + refund.id(), refund.id(), StrictJson.write(refund));
                },
                (asker, id, _) -> waitedFor(asker, id));
    }

    private String waitedFor(Caller asker, String id) {
        var refund = refunds.get(asker, id);
        if (refund.failure() != null) {
            throw ProblemException.about(
                    refund.payment(),
                    ProblemCode.OPERATION_FAILED,
                    refund.failure().message());
        }
        return StrictJson.write(refund);
    }

    @GET
    @Path("/{id}")
    @RequiresScope(Scope.PAYMENTS_READ)
    public RefundView get(@PathParam("id") String id) {
        return refunds.get(caller.get(), id);
    }

    @GET
    @RequiresScope(Scope.PAYMENTS_READ)
    public Page<RefundView> list(@Context UriInfo address) {
        return refunds.list(caller.get(), new Query(address.getQueryParameters()));
    }
}
