package dev.quittance.payment;

import dev.quittance.merchant.Caller;
import dev.quittance.page.Listing;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** A payment's events, newest first, in the order of their sequence. */
@ApplicationScoped
class PaymentHistory {

    private final Session session;

    PaymentHistory(Session session) {
        this.session = session;
    }

    @Transactional
    Page<EventView> read(Caller caller, String paymentId, Query query) {
        var payment = Payment.get(caller, paymentId);
        return new Listing<>(EventEntry.class, "payment_event", "sequence")
                .where("payment_id = :payment", "payment", payment.id())
                .read(session, query, id -> EventEntry.count("id = ?1 and paymentId = ?2", id, paymentId) > 0)
                .map(EventEntry::view);
    }
}
