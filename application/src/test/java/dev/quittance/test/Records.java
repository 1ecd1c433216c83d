package dev.quittance.test;

import dev.quittance.events.Mode;
import dev.quittance.events.Operation;
import dev.quittance.events.OperationKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What stands in the tables, read past the application's own classes. */
@ApplicationScoped
@Transactional
public class Records {

    private final EntityManager database;

    Records(EntityManager database) {
        this.database = database;
    }

    public Operation onlyOperationOf(String payment) {
        var id = (String) database.createNativeQuery("SELECT id FROM operation WHERE payment_id = ?1")
                .setParameter(1, payment)
                .getSingleResult();
        return new Operation(id, OperationKind.AUTHORIZE, payment, "mer_demo", Mode.TEST, 4200, "EUR");
    }

    /** The payment's newest operation that has no end yet. */
    public Operation openOperationOf(String payment) {
        return operation("payment_id = ?1 AND status NOT IN ('succeeded', 'failed') ORDER BY id DESC LIMIT 1", payment);
    }

    public Operation newestOperationOf(String payment) {
        return operation("payment_id = ?1 ORDER BY id DESC LIMIT 1", payment);
    }

    private Operation operation(String where, String payment) {
        var row = (Object[]) database.createNativeQuery("SELECT id, kind, amount FROM operation WHERE " + where)
                .setParameter(1, payment)
                .getSingleResult();
        var kind = OperationKind.valueOf(row[1].toString().toUpperCase(Locale.ROOT));
        return new Operation(
                row[0].toString(), kind, payment, "mer_demo", Mode.TEST, ((Number) row[2]).longValue(), "EUR");
    }

    /** Until the transaction under way ends. */
    public void holdReadersOfOperations() {
        database.createNativeQuery("LOCK TABLE operation IN ACCESS EXCLUSIVE MODE")
                .executeUpdate();
    }

    /** Until the transaction under way ends, whoever wants to change one of these rows waits. */
    public void hold(String table, String key, String... values) {
        for (var value : values) {
            strings("SELECT '' FROM " + table + " WHERE " + key + " = ?1 FOR UPDATE", value);
        }
    }

    public boolean areHeld(int waiting) {
        return strings(
                                "SELECT mode FROM pg_locks WHERE locktype = ANY(string_to_array(?1, ' ')) AND NOT granted",
                                "transactionid tuple")
                        .size()
                >= waiting;
    }

    public void endSessionsOf(String operator) {
        change("UPDATE operator_session SET ended_at = now() WHERE operator = ?1", operator);
    }

    public boolean someReaderIsHeld() {
        return !strings("""
                SELECT mode FROM pg_locks
                WHERE relation = CAST('operation' AS regclass) AND mode = ?1 AND NOT granted""", "AccessShareLock").isEmpty();
    }

    /** The id of the only instruction that is owed about an operation. */
    public String instructionOf(String operation) {
        return strings("SELECT id FROM outbox_message WHERE operation_id = ?1 AND type <> 'inquire'", operation)
                .getFirst();
    }

    public void expireAuthorizationOf(String payment) {
        database.createNativeQuery("UPDATE payment SET expires_at = now() - interval '1 second' WHERE id = ?1")
                .setParameter(1, payment)
                .executeUpdate();
    }

    /** {@code sequence type}, in order. */
    public List<String> eventsOf(String payment) {
        return strings(
                "SELECT sequence || ' ' || type FROM payment_event WHERE payment_id = ?1 ORDER BY sequence", payment);
    }

    public List<String> eventIdsOf(String payment) {
        return strings("SELECT id FROM payment_event WHERE payment_id = ?1", payment);
    }

    public @Nullable String paymentByKey(String idempotencyKey) {
        return strings("SELECT id FROM payment WHERE idempotency_key = ?1", idempotencyKey).stream()
                .findFirst()
                .orElse(null);
    }

    public List<String> discrepanciesOf(String payment) {
        return strings("SELECT kind FROM discrepancy WHERE payment_id = ?1", payment);
    }

    /** The event id of the only outcome that was told about the payment. */
    public String outcomeOf(String payment) {
        return strings(
                        "SELECT event_id FROM outcome WHERE operation_id IN (SELECT id FROM operation WHERE payment_id = ?1)",
                        payment)
                .getFirst();
    }

    /** So many acts of an operator on it, all of now. */
    public void act(String subject, int times) {
        database.createNativeQuery("""
                        INSERT INTO operator_act
                        SELECT 'act_' || gen_random_uuid(), now(), 'operator', 'operator', 'inquire', ?1, '{}', '{}',
                            'to see', '', CAST(gen_random_uuid() AS text) FROM generate_series(1, ?2)""")
                .setParameter(1, subject)
                .setParameter(2, times)
                .executeUpdate();
    }

    public long owedInstructionsOf(String operation) {
        return strings("SELECT id FROM outbox_message WHERE operation_id = ?1", operation)
                .size();
    }

    /** How often the PSP was asked about the payment's operations. */
    public long inquiriesAbout(String payment) {
        return ((Number) database.createNativeQuery("SELECT sum(inquiries) FROM operation WHERE payment_id = ?1")
                        .setParameter(1, payment)
                        .getSingleResult())
                .longValue();
    }

    public String discrepancyIdOf(String payment) {
        return strings("SELECT id FROM discrepancy WHERE payment_id = ?1", payment)
                .getFirst();
    }

    public String waitingActOf(String payment) {
        return strings("SELECT id FROM waiting_act WHERE payment_id = ?1", payment)
                .getFirst();
    }

    public void decide(String waitingAct, String operator) {
        change(
                "UPDATE waiting_act SET status = 'approved', decided_by = ?2, decided_at = now(), decision = 'x'"
                        + " WHERE id = ?1",
                waitingAct,
                operator);
    }

    public void raise(String waitingAct) {
        change("UPDATE waiting_act SET amount = amount + 1 WHERE id = ?1", waitingAct);
    }

    private void change(String sql, String... parameters) {
        var query = database.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        query.executeUpdate();
    }

    public String merchantNamed(String name) {
        return strings("SELECT id FROM merchant WHERE name = ?1", name).getFirst();
    }

    public String newestKeyOf(String merchant) {
        return strings("SELECT id FROM api_key WHERE merchant_id = ?1 ORDER BY created_at DESC LIMIT 1", merchant)
                .getFirst();
    }

    /** Makes so many copies of a payment, each with an id of its own. */
    public void copy(String payment, int times) {
        var columns =
                "merchant_id, mode, amount, currency, status, capture_method, payment_method, reference, metadata,"
                        + " idempotency_key, attempts, sequence, version, created_at, updated_at";
        database.createNativeQuery("INSERT INTO payment (id, " + columns + ") SELECT id || '-' || n, " + columns
                        + " FROM payment, generate_series(1, ?2) AS n WHERE id = ?1")
                .setParameter(1, payment)
                .setParameter(2, times)
                .executeUpdate();
    }

    /** {@code operator act reason}, in order. */
    public List<String> actsOn(String subject) {
        return strings(
                "SELECT operator || ' ' || act || ' ' || reason FROM operator_act WHERE subject = ?1 ORDER BY id",
                subject);
    }

    /** Lets time pass for an operation that waits for an answer. */
    public boolean hasLeft(String payment) {
        return !strings("SELECT id FROM operation WHERE payment_id = ?1 AND relayed_at IS NOT NULL", payment)
                .isEmpty();
    }

    public void forgetThatItLeft(String payment) {
        change("UPDATE operation SET relayed_at = NULL WHERE payment_id = ?1", payment);
    }

    /** Of its only operation. */
    public Instant nextInquiryAbout(String payment) {
        return database.unwrap(Session.class)
                .createNativeQuery("SELECT inquire_at FROM operation WHERE payment_id = ?1", Instant.class)
                .setParameter(1, payment)
                .getSingleResult();
    }

    public void age(String payment, Duration by) {
        database.createNativeQuery(
                        "UPDATE operation SET inquire_at = inquire_at - ?2 * interval '1 second' WHERE payment_id = ?1")
                .setParameter(1, payment)
                .setParameter(2, by.toSeconds())
                .executeUpdate();
    }

    /** As {@link #age}, for an operation that may have no inquiry ahead of it. */
    public void makeInquiryDue(String payment) {
        age(payment, Duration.ofDays(2));
    }

    /** The payment whose operation has waited longest for its end, of all tests' payments. */
    public String longestStuck() {
        return strings(
                        "SELECT payment_id FROM operation WHERE status <> ALL(string_to_array(?1, ' '))"
                                + " ORDER BY created_at LIMIT 1",
                        "succeeded failed")
                .getFirst();
    }

    /** No inquiry is planned any more. */
    public void endInquiriesOf(String payment) {
        change("UPDATE operation SET inquire_at = NULL WHERE payment_id = ?1", payment);
    }

    private List<String> strings(String sql, String parameter) {
        return database.unwrap(Session.class)
                .createNativeQuery(sql, String.class)
                .setParameter(1, parameter)
                .getResultList();
    }
}
