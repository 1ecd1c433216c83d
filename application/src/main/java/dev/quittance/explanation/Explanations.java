package dev.quittance.explanation;

import dev.quittance.explanation.Explanation.Told;
import dev.quittance.merchant.Caller;
import dev.quittance.payment.OperationView;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentOperation;
import dev.quittance.payment.PaymentView;
import dev.quittance.sql.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.Session;

/** Gathers what is known of a payment and has it explained: the same for merchants and operators. */
@ApplicationScoped
public class Explanations {

    /** The latest of each kind; a payment that has more is read in its lists. */
    private static final int EACH_MAX = 100;

    private final Session session;
    private final Snapshot snapshot;
    private final InstantSource time;

    Explanations(Session session, Snapshot snapshot, InstantSource time) {
        this.session = session;
        this.snapshot = snapshot;
        this.time = time;
    }

    /** The caller's payment, explained; throws as {@link Payment#get}. */
    public Explanation of(Caller caller, String id) {
        return snapshot.read(() -> of(Payment.get(caller, id).view()));
    }

    /** Explains a payment in the snapshot that it was read in. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Explanation of(PaymentView payment) {
        var operations = PaymentOperation.latestOf(payment.id(), EACH_MAX);
        return Explanation.of(new Known(
                payment,
                operations,
                outcomes(operations),
                events(payment.id()),
                told(payment.id()),
                discrepancies(payment.id()),
                time.instant()));
    }

    private List<Known.Outcome> outcomes(List<OperationView> operations) {
        return session.createSelectionQuery("""
                        select operationId, type, occurredAt, receivedAt from SeenOutcome
                        where operationId in :operations order by receivedAt desc""", Known.Outcome.class)
                .setParameter(
                        "operations", operations.stream().map(OperationView::id).toList())
                .setMaxResults(EACH_MAX)
                .getResultList();
    }

    private List<Known.Event> events(String payment) {
        return session.createSelectionQuery("""
                        select id, type, sequence, occurredAt from EventEntry
                        where paymentId = :payment order by sequence desc""", Known.Event.class)
                .setParameter("payment", payment)
                .setMaxResults(EACH_MAX)
                .getResultList();
    }

    private List<Told> told(String payment) {
        return session.createSelectionQuery("""
                        select delivery.id, coalesce(delivery.recipient, delivery.receiverId), delivery.eventType,
                            delivery.eventId, delivery.status,
                            case when delivery.finishedAt is null then delivery.dueAt end, delivery.finishedAt,
                            attempt.statusCode, attempt.error
                        from Delivery delivery
                        left join DeliveryAttempt attempt on attempt.key.deliveryId = delivery.id
                            and attempt.key.number = (
                                select max(any.key.number) from DeliveryAttempt any
                                where any.key.deliveryId = delivery.id)
                        where delivery.paymentId = :payment order by delivery.id desc""", Told.class)
                .setParameter("payment", payment)
                .setMaxResults(EACH_MAX)
                .getResultList();
    }

    private List<String> discrepancies(String payment) {
        return session
                .createNativeQuery("""
                        SELECT detail FROM discrepancy
                        WHERE payment_id = :payment AND NOT EXISTS (
                            SELECT FROM discrepancy_note
                            WHERE discrepancy_id = discrepancy.id AND resolves)
                        ORDER BY id LIMIT :limit""", Tuple.class)
                .setParameter("payment", payment)
                .setParameter("limit", EACH_MAX)
                .getResultList()
                .stream()
                .map(row -> row.get(0, String.class))
                .toList();
    }
}
