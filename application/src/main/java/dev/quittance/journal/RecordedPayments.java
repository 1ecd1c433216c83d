package dev.quittance.journal;

import dev.quittance.merchant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/** Which payment an event was told about: the journal finds events by their payment only. */
@ApplicationScoped
class RecordedPayments {

    private static final String TOLD_ABOUT = """
            SELECT payment.id FROM payment
            JOIN (SELECT payment_id FROM payment_event WHERE id = :event
                UNION ALL SELECT operation.payment_id FROM outcome JOIN operation ON operation.id = outcome.operation_id
                    WHERE outcome.event_id = :event) told ON told.payment_id = payment.id
            WHERE payment.merchant_id = :merchant AND payment.mode = :mode""";

    private final Session session;

    RecordedPayments(Session session) {
        this.session = session;
    }

    @Transactional
    Optional<String> withEvent(Caller caller, String event) {
        return session
                .createNativeQuery(TOLD_ABOUT, Tuple.class)
                .setParameter("event", event)
                .setParameter("merchant", caller.merchantId())
                .setParameter("mode", caller.mode().name().toLowerCase(Locale.ROOT))
                .getResultList()
                .stream()
                .map(row -> row.get(0, String.class))
                .findFirst();
    }
}
