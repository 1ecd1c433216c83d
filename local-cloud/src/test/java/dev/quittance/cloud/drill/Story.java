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
    private static final List<String> SUBSCRIBERS = List.of("one", "another");

    final List<Accepted> accepted = new ArrayList<>();
    final List<Database.Payment> payments = new ArrayList<>();
    final List<Database.Operation> operations = new ArrayList<>();
    final List<Database.Refund> refunds = new ArrayList<>();
    final List<Database.Event> events = new ArrayList<>();
    final List<Database.Outcome> outcomes = new ArrayList<>();
    final List<Database.Discrepancy> discrepancies = new ArrayList<>();
    final List<Journal.Item> journal = new ArrayList<>();
    final List<Book.Entry> book = new ArrayList<>();
    final List<Database.Delivery> deliveries = new ArrayList<>();
    final List<Told.Webhook> webhooks = new ArrayList<>();
    final List<Told.Mail> mails = new ArrayList<>();
    final Map<String, Integer> queues = new HashMap<>(Map.of("payment-execute", 0));
    int owed;

    private final AtomicInteger ids = new AtomicInteger();

    List<String> faults() {
        return Reckoning.faults(
                accepted,
                new Evidence(
                        new Database(payments, operations, refunds, events, outcomes, discrepancies, deliveries, owed),
                        new Journal(journal),
                        new Book(book),
                        new Queues(queues),
                        new Told(SUBSCRIBERS, webhooks, mails)));
    }

    /** A payment that goes as its plan says, every step at the first try. */
    void pays(Plan plan) {
        if (plan.sequel() == Sequel.NONE) {
            isLeftAlone(plan.card());
        } else if (endsWithItsPayer(plan)) {
            var payment = accepts(plan, List.of());
            declines(payment, "authentication_required");
            happens(payment, "payment.failed");
        } else {
            var commands = commands(plan.sequel());
            var payment = accepts(plan, commands);
            charges(payment, AMOUNT, plan.sequel().ending(AMOUNT));
            happens(payment, "payment.succeeded");
            commands.forEach(command -> follows(payment, command, plan.sequel() == Sequel.REFUND_REFUSED));
        }
    }

    private void isLeftAlone(Card card) {
        var plan = new Plan(card, Sequel.NONE);
        switch (card.promise()) {
            case PAID -> succeeds(plan, AMOUNT);
            case ANOTHER_AMOUNT -> discrepancy(succeeds(plan, AMOUNT + 100), "amount_differs");
            case CONTRADICTED -> {
                var payment = succeeds(plan, AMOUNT);
                tells(payment, authorizationOf(payment), "operation.declined");
                discrepancy(payment, "contradiction");
            }
            case DECLINED -> {
                var payment = accepts(plan, Ending.declined(card.declineCode()), List.of());
                declines(payment, card.declineCode());
                happens(payment, "payment.failed");
            }
            case ASKS_PAYER -> {
                var payment = accepts(plan, Ending.WAITS_FOR_PAYER, List.of());
                operates(payment, authorizationOf(payment), "authorize", "pending", AMOUNT, null, null, 0);
                enters(payment, authorizationOf(payment), "charge", "requires_action", "", AMOUNT);
                tells(payment, authorizationOf(payment), "operation.requires_action");
                happens(payment, "payment.requires_action");
            }
            case NOT_CHARGED -> neverHappens(plan);
        }
    }

    /** The PSP could not be reached, and an inquiry fenced it off. */
    void neverHappens(Plan plan) {
        var payment = accepts(plan, Ending.NOTHING_HAPPENED, List.of());
        var operation = authorizationOf(payment);
        operates(payment, operation, "authorize", "failed", AMOUNT, "nothing_happened", null, 1);
        enters(payment, operation, "void", "failed", "nothing_happened", AMOUNT);
        tells(payment, operation, "operation.failed");
        happens(payment, "payment.failed");
    }

    private static boolean endsWithItsPayer(Plan plan) {
        return plan.sequel() == Sequel.NOT_AUTHENTICATED
                || (plan.card().promise() == Promise.ASKS_PAYER && plan.sequel() == Sequel.CANCELED);
    }

    private static List<Command> commands(Sequel sequel) {
        var part = Sequel.part(AMOUNT);
        return switch (sequel) {
            case NONE, AUTHENTICATED, NOT_AUTHENTICATED -> List.of();
            case CAPTURED -> List.of(new Command("capture", AMOUNT));
            case CAPTURED_IN_TWO -> List.of(new Command("capture", part), new Command("capture", AMOUNT - part));
            case CAPTURED_IN_PART -> List.of(new Command("capture", part));
            case CANCELED, REVERSED_HOLD -> List.of(new Command("cancel", AMOUNT));
            case REVERSED, REFUNDED, REFUND_REFUSED -> List.of(new Command("refund", AMOUNT));
            case REFUNDED_IN_TWO -> List.of(new Command("refund", part), new Command("refund", AMOUNT - part));
        };
    }

    void tells(String payment, String operation, String type) {
        var id = "evt_told_" + ids.incrementAndGet();
        outcomes.add(new Database.Outcome(id, operation, type));
        journal.add(new Journal.Item(payment, id, type, operation, 0));
    }

    /** Spoils the first payment's entry of this kind. */
    void bookSays(String kind, long amount, long captured, long refunded) {
        book.replaceAll(entry -> entry.kind().equals(kind)
                ? new Book.Entry(entry.key(), entry.paymentId(), kind, "succeeded", "", amount, captured, refunded)
                : entry);
    }

    static Database.Payment withStatus(Database.Payment of, String status) {
        return with(of, of.idempotencyKey(), status, of.amountRefunded(), of.sequence());
    }

    static Database.Payment withKey(Database.Payment of, String key) {
        return with(of, key, of.status(), of.amountRefunded(), of.sequence());
    }

    static Database.Payment withRefunded(Database.Payment of, long refunded) {
        return with(of, of.idempotencyKey(), of.status(), refunded, of.sequence());
    }

    private static Database.Payment with(Database.Payment of, String key, String status, long refunded, long sequence) {
        return new Database.Payment(
                of.id(),
                key,
                of.paymentMethod(),
                of.amount(),
                status,
                of.errorCode(),
                of.declineCode(),
                of.amountCaptured(),
                refunded,
                sequence);
    }

    private String succeeds(Plan plan, long charged) {
        var payment = accepts(plan, List.of());
        charges(payment, charged, plan.sequel().ending(charged));
        happens(payment, "payment.succeeded");
        return payment;
    }

    private String accepts(Plan plan, List<Command> commands) {
        return accepts(plan, plan.sequel().ending(AMOUNT), commands);
    }

    private String accepts(Plan plan, Ending ending, List<Command> commands) {
        var number = payments.size() + 1;
        var id = "pay_" + number;
        var key = "key_" + number;
        accepted.add(new Accepted(id, key, plan, AMOUNT, commands));
        var isDecline = !ending.reason().isEmpty() && !ending.equals(Ending.NOTHING_HAPPENED);
        payments.add(new Database.Payment(
                id,
                key,
                plan.card().token(),
                AMOUNT,
                ending.status(),
                isDecline ? "payment_declined" : ending.reason().isEmpty() ? null : ending.reason(),
                isDecline ? ending.reason() : null,
                ending.captured(),
                ending.refunded(),
                0));
        happens(id, "payment.processing");
        return id;
    }

    private void charges(String payment, long amount, Ending ending) {
        var operation = authorizationOf(payment);
        operates(payment, operation, "authorize", "succeeded", AMOUNT, null, null, 0);
        book.add(new Book.Entry(
                operation, payment, "charge", "succeeded", "", amount, ending.captured(), ending.refunded()));
        tells(payment, operation, "operation.succeeded");
    }

    private void declines(String payment, String code) {
        var operation = authorizationOf(payment);
        operates(payment, operation, "authorize", "failed", AMOUNT, "payment_declined", code, 0);
        enters(payment, operation, "charge", "declined", code, AMOUNT);
        tells(payment, operation, "operation.declined");
    }

    private void follows(String payment, Command command, boolean refused) {
        var operation = "op_" + command.kind() + "_" + ids.incrementAndGet() + "_of_" + payment;
        var end = refused ? "failed" : "succeeded";
        var code = refused ? "refund_refused" : null;
        operates(payment, operation, command.kind(), end, command.amount(), code, null, 0);
        var kind = command.kind().equals("cancel") ? "void" : command.kind();
        enters(payment, operation, kind, end, refused ? "refund_refused" : "", command.amount());
        if (command.kind().equals("refund")) {
            refunds.add(new Database.Refund(operation, end));
        }
        tells(payment, operation, "operation." + end);
        happens(payment, command.kind() + "." + end);
    }

    private void operates(
            String payment,
            String operation,
            String kind,
            String status,
            long amount,
            @Nullable String error,
            @Nullable String decline,
            int inquiries) {
        operations.add(new Database.Operation(operation, payment, kind, status, amount, error, decline, inquiries));
    }

    private void enters(String payment, String key, String kind, String outcome, String code, long amount) {
        book.add(new Book.Entry(key, payment, kind, outcome, code, amount, 0, 0));
    }

    private void happens(String payment, String type) {
        var before = events.stream()
                .filter(event -> event.paymentId().equals(payment))
                .toList();
        var sequence = before.size() + 1;
        var id = "evt_" + sequence + "_of_" + payment;
        events.add(new Database.Event(
                id,
                payment,
                sequence,
                type,
                before.isEmpty() ? null : before.getLast().id()));
        journal.add(new Journal.Item(payment, id, type, "", sequence));
        isTold(payment, id, type);
        payments.replaceAll(each -> each.id().equals(payment)
                ? with(each, each.idempotencyKey(), each.status(), each.amountRefunded(), sequence)
                : each);
    }

    private void isTold(String payment, String event, String type) {
        for (var subscriber : SUBSCRIBERS) {
            deliveries.add(new Database.Delivery("del_" + ids.incrementAndGet(), "webhook", "delivered"));
            webhooks.add(new Told.Webhook(subscriber, event));
        }
        Letter.about(type).ifPresent(letter -> {
            var id = "del_" + ids.incrementAndGet();
            deliveries.add(new Database.Delivery(id, "receipt", "delivered"));
            mails.add(new Told.Mail(id, Address.of(payment.replace("pay_", "key_")), letter));
        });
    }

    private void discrepancy(String payment, String kind) {
        discrepancies.add(new Database.Discrepancy(payment, kind));
    }

    private static String authorizationOf(String payment) {
        return "op_" + payment.substring("pay_".length());
    }
}
