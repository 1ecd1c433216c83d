package dev.quittance.explanation;

import dev.quittance.merchant.CurrentCaller;
import dev.quittance.merchant.RequiresScope;
import dev.quittance.merchant.Scope;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Explanations over HTTP. */
@Path("/api/v1/payments/{id}/explain")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ExplanationResource {

    private final Explanations explanations;
    private final CurrentCaller caller;

    ExplanationResource(Explanations explanations, CurrentCaller caller) {
        this.explanations = explanations;
        this.caller = caller;
    }

    @GET
    @RequiresScope(Scope.PAYMENTS_READ)
    public Explanation explain(@PathParam("id") String id) {
        return explanations.of(caller.get(), id);
    }
}
