package dev.quittance.cloud.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Evidence as it should be, written payment by payment, for tests to spoil. */
final class Story {

    private static final long AMOUNT = 4200;

    final List<Accepted> accepted = new ArrayList<>();
    final List<Database.Payment> payments = new ArrayList<>();
    final List<Database.Operation> operations = new ArrayList<>();
    final List<Database.Event> events = new ArrayList<>();
    final List<Database.Outcome> outcomes = new ArrayList<>();
    final List<Database.Discrepancy> discrepancies = new ArrayList<>();
    final List<Journal.Item> journal = new ArrayList<>();
    final List<Book.Entry> book = new ArrayList<>();
    final Map<String, Integer> queues = new HashMap<>(Map.of("payment-execute", 0));
    int owed;

    private final AtomicInteger ids = new AtomicInteger();

    List<String> faults() {
        return Reckoning.faults(
                accepted,
                new Evidence(
                        new Database(payments, operations, events, outcomes, discrepancies, owed),
                        new Journal(journal),
                        new Book(book),
                        new Queues(queues)));
    }

    void pays(Card card) {
        switch (card.promise()) {
            case PAID -> succeeds(card, AMOUNT);
            case ANOTHER_AMOUNT -> discrepancy(succeeds(card, AMOUNT + 100), "amount_differs");
            case CONTRADICTED -> {
                var payment = succeeds(card, AMOUNT);
                tells(payment, "op_" + payment.substring(4), "operation.declined");
                discrepancy(payment, "contradiction");
            }
            case DECLINED -> {
                var payment = accepts(card, "requires_payment_method", "payment_declined", card.declineCode());
                operates(payment, "failed", "payment_declined", card.declineCode(), 0);
                enters(payment, "charge", "declined", card.declineCode(), AMOUNT);
                moves(payment, "operation.declined", "payment.failed");
            }
            case ASKS_PAYER -> {
                var payment = accepts(card, "requires_action", null, null);
                operates(payment, "pending", null, null, 0);
                enters(payment, "charge", "requires_action", "", AMOUNT);
                moves(payment, "operation.requires_action", "payment.requires_action");
            }
            case NOT_CHARGED -> neverHappens(card);
        }
    }

    /** The PSP could not be reached, and an inquiry fenced it off. */
    void neverHappens(Card card) {
        var payment = accepts(card, "requires_payment_method", "nothing_happened", null);
        operates(payment, "failed", "nothing_happened", null, 1);
        enters(payment, "void", "failed", "nothing_happened", AMOUNT);
        moves(payment, "operation.failed", "payment.failed");
    }

    void tells(String payment, String operation, String type) {
        var id = "evt_told_" + ids.incrementAndGet();
        outcomes.add(new Database.Outcome(id, operation, type));
        journal.add(new Journal.Item(payment, id, type, operation, 0));
    }

    static Database.Payment withStatus(Database.Payment of, String status) {
        return new Database.Payment(
                of.id(),
                of.idempotencyKey(),
                of.paymentMethod(),
                of.amount(),
                status,
                of.errorCode(),
                of.declineCode(),
                of.amountCaptured(),
                of.sequence());
    }

    static Database.Payment withKey(Database.Payment of, String key) {
        return new Database.Payment(
                of.id(),
                key,
                of.paymentMethod(),
                of.amount(),
                of.status(),
                of.errorCode(),
                of.declineCode(),
                of.amountCaptured(),
                of.sequence());
    }

    private String succeeds(Card card, long charged) {
        var payment = accepts(card, "succeeded", null, null);
        operates(payment, "succeeded", null, null, 0);
        enters(payment, "charge", "succeeded", "", charged);
        moves(payment, "operation.succeeded", "payment.succeeded");
        return payment;
    }

    private String accepts(Card card, String status, @Nullable String error, @Nullable String decline) {
        var number = payments.size() + 1;
        var id = "pay_" + number;
        var key = "key_" + number;
        accepted.add(new Accepted(id, key, card, AMOUNT));
        var captured = status.equals("succeeded") ? AMOUNT : 0;
        payments.add(new Database.Payment(id, key, card.token(), AMOUNT, status, error, decline, captured, 2));
        return id;
    }

    private void operates(
            String payment, String status, @Nullable String error, @Nullable String decline, int inquiries) {
        operations.add(new Database.Operation(operationOf(payment), payment, status, error, decline, inquiries));
    }

    private void enters(String payment, String kind, String outcome, String code, long amount) {
        book.add(new Book.Entry(operationOf(payment), payment, kind, outcome, code, amount));
    }

    private void moves(String payment, String outcome, String event) {
        var first = happens(payment, 1, "payment.processing", null);
        tells(payment, operationOf(payment), outcome);
        happens(payment, 2, event, first);
    }

    private String happens(String payment, long sequence, String type, @Nullable String previous) {
        var id = "evt_" + sequence + "_of_" + payment;
        events.add(new Database.Event(id, payment, sequence, type, previous));
        journal.add(new Journal.Item(payment, id, type, "", sequence));
        return id;
    }

    private void discrepancy(String payment, String kind) {
        discrepancies.add(new Database.Discrepancy(payment, kind));
    }

    private static String operationOf(String payment) {
        return "op_" + payment.substring("pay_".length());
    }
}
