package dev.quittance.payment;

import dev.quittance.merchant.CurrentCaller;
import dev.quittance.merchant.RequiresScope;
import dev.quittance.merchant.Scope;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Events over HTTP. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EventResource {

    private final EventList events;
    private final CurrentCaller caller;

    EventResource(EventList events, CurrentCaller caller) {
        this.events = events;
        this.caller = caller;
    }

    @GET
    @RequiresScope(Scope.PAYMENTS_READ)
    public Page<EventView> list(@Context UriInfo address) {
        return events.read(caller.get(), new Query(address.getQueryParameters()));
    }

    @GET
    @Path("/{id}")
    @RequiresScope(Scope.PAYMENTS_READ)
    public EventView get(@PathParam("id") String id) {
        return events.get(caller.get(), id);
    }
}
