package dev.quittance.discrepancy;

import dev.quittance.merchant.CurrentCaller;
import dev.quittance.merchant.RequiresScope;
import dev.quittance.merchant.Scope;
import dev.quittance.page.Listing;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.hibernate.Session;

/** Discrepancies over HTTP. */
@Path("/api/v1/discrepancies")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DiscrepancyResource {

    private final Session session;
    private final CurrentCaller current;

    DiscrepancyResource(Session session, CurrentCaller current) {
        this.session = session;
        this.current = current;
    }

    @GET
    @Transactional
    @RequiresScope(Scope.PAYMENTS_READ)
    public Page<DiscrepancyView> list(@Context UriInfo address) {
        var query = new Query(address.getQueryParameters());
        var caller = current.get();
        return new Listing<>(Discrepancy.class, "discrepancy")
                .of(caller.merchantId(), caller.mode())
                .where("payment_id = :payment", "payment", query.text("payment"))
                .read(session, query, id -> Discrepancy.isVisible(caller, id))
                .map(Discrepancy::view);
    }
}
