package dev.quittance.journal;

import dev.quittance.merchant.Caller;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import dev.quittance.payment.Payments;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a merchant sees of the journal. PostgreSQL says whose a payment is, in a transaction that is over before the journal
 * is asked.
 */
@ApplicationScoped
class Transactions {

    private final Payments payments;
    private final RecordedPayments recorded;
    private final Journal journal;

    Transactions(Payments payments, RecordedPayments recorded, Journal journal) {
        this.payments = payments;
        this.recorded = recorded;
        this.journal = journal;
    }

    Page<Transaction> read(Caller caller, Query query) {
        var payment = query.required("payment", "The journal is kept by payment: say which.");
        query.refuseOthers();
        int limit = query.limit();
        payments.get(caller, payment);
        var cursor = query.cursor();
        return cursor.in(id -> journal.find(payment, id))
                .map(from -> cursor.towardsNewer() ? journal.newerThan(from, limit) : journal.olderThan(from, limit))
                .orElseGet(() -> journal.newest(payment, limit));
    }

    Transaction get(Caller caller, String id) {
        return recorded.withEvent(caller, id)
                .flatMap(payment -> journal.find(payment, id))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "There is no transaction " + id + ", or it is not recorded yet."));
    }
}
