package dev.quittance.delivery;

import dev.quittance.command.Commands;
import dev.quittance.idempotency.Answer;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.CurrentCaller;
import dev.quittance.merchant.RequiresScope;
import dev.quittance.merchant.Scope;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import io.smallrye.common.annotation.Blocking;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Deliveries over HTTP. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeliveryResource {

    private final DeliveryHistory history;
    private final Commands commands;
    private final CurrentCaller caller;

    DeliveryResource(DeliveryHistory history, Commands commands, CurrentCaller caller) {
        this.history = history;
        this.commands = commands;
        this.caller = caller;
    }

    @GET
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    public Page<DeliveryView> list(@Context UriInfo address) {
        return history.list(caller.get(), new Query(address.getQueryParameters()));
    }

    @GET
    @Path("/{id}")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    public DeliveryView get(@PathParam("id") String id) {
        return history.get(caller.get(), id);
    }

    @POST
    @Path("/{id}/replay")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response replay(@PathParam("id") String id) {
        return commands.runWithOptionalKey(
                Commands.optional(null), () -> Answer.ok(id, StrictJson.write(history.replay(caller.get(), id))));
    }
}
