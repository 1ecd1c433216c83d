package dev.quittance.payment;

import dev.quittance.id.Ids;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.page.Listing;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;

/** A merchant's payments, newest first. Every filter has an index. */
@ApplicationScoped
class PaymentList {

    private final Session session;

    PaymentList(Session session) {
        this.session = session;
    }

    @Transactional
    Page<PaymentView> read(Caller caller, Query query) {
        var metadata = query.keyed("metadata");
        return new Listing<>(Payment.class, "payment")
                .of(caller.merchantId(), caller.mode())
                .where(
                        "status = :status",
                        "status",
                        query.oneOf("status", PaymentStatus.values(), PaymentStatus::wire)
                                .map(PaymentStatus::wire))
                .where("currency = :currency", "currency", query.text("currency"))
                .where("amount >= :amountMin", "amountMin", query.number("amount[gte]"))
                .where("amount <= :amountMax", "amountMax", query.number("amount[lte]"))
                // An id begins with the millisecond of its creation, so the list's own order serves these as well.
                .where("id > :from", "from", query.time("created[gt]").map(at -> Ids.last("pay_", at)))
                .where("id >= :since", "since", query.time("created[gte]").map(at -> Ids.first("pay_", at)))
                .where("id < :to", "to", query.time("created[lt]").map(at -> Ids.first("pay_", at)))
                .where("id <= :until", "until", query.time("created[lte]").map(at -> Ids.last("pay_", at)))
                .where("reference = :reference", "reference", query.text("reference"))
                .where("receipt_email = :email", "email", query.text("receipt_email"))
                .where("idempotency_key = :key", "key", query.text("idempotency_key"))
                .where(
                        "metadata @> cast(:metadata AS jsonb)",
                        "metadata",
                        metadata.isEmpty() ? Optional.empty() : Optional.of(StrictJson.write(metadata)))
                .read(session, query, id -> isVisible(caller, id))
                .map(Payment::view);
    }

    private static boolean isVisible(Caller caller, String id) {
        return Payment.count("id = ?1 and merchantId = ?2 and mode = ?3", id, caller.merchantId(), caller.mode()) > 0;
    }
}
