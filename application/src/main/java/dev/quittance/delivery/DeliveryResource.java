package dev.quittance.delivery;

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
import jakarta.ws.rs.core.UriInfo;

/** Deliveries over HTTP. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeliveryResource {

    private final DeliveryHistory history;
    private final CurrentCaller caller;

    DeliveryResource(DeliveryHistory history, CurrentCaller caller) {
        this.history = history;
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
    public DeliveryView replay(@PathParam("id") String id) {
        return history.replay(caller.get(), id);
    }
}
