package dev.quittance.journal;

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

/** Transactions over HTTP. */
@Path("/api/v1/transactions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TransactionResource {

    private final Transactions transactions;
    private final CurrentCaller caller;

    TransactionResource(Transactions transactions, CurrentCaller caller) {
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @RequiresScope(Scope.PAYMENTS_READ)
    public Page<Transaction> list(@Context UriInfo address) {
        return transactions.read(caller.get(), new Query(address.getQueryParameters()));
    }

    @GET
    @Path("/{id}")
    @RequiresScope(Scope.PAYMENTS_READ)
    public Transaction get(@PathParam("id") String id) {
        return transactions.get(caller.get(), id);
    }
}
