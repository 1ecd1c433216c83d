package dev.quittance.cloud.drill;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Compares what was accepted with what PostgreSQL, the journal and the PSP's book say, item by item. Every sentence it
 * finds is a fault; none means that the platform kept its word.
 */
final class Reckoning {

    private static final String NOTHING_HAPPENED = "nothing_happened";

    private final List<Accepted> accepted;
    private final Database database;
    private final Journal journal;
    private final Book book;
    private final Queues queues;

    private final Map<String, Database.Payment> payments;
    private final Map<String, List<Database.Operation>> operations;
    private final Map<String, List<Database.Event>> events;
    private final Map<String, List<Book.Entry>> entries;
    private final Map<String, Book.Entry> entriesByKey;
    private final Map<String, Set<String>> discrepancies;
    private final List<String> faults = new ArrayList<>();

    private Reckoning(List<Accepted> accepted, Evidence evidence) {
        this.accepted = accepted;
        this.database = evidence.database();
        this.journal = evidence.journal();
        this.book = evidence.book();
        this.queues = evidence.queues();
        this.payments =
                database.payments().stream().collect(Collectors.toMap(Database.Payment::id, Function.identity()));
        this.operations = database.operations().stream().collect(groupingBy(Database.Operation::paymentId));
        this.events = database.events().stream().collect(groupingBy(Database.Event::paymentId));
        this.entries = book.entries().stream().collect(groupingBy(Book.Entry::paymentId));
        this.entriesByKey =
                book.entries().stream().collect(Collectors.toMap(Book.Entry::key, Function.identity(), (a, b) -> a));
        this.discrepancies = database.discrepancies().stream()
                .collect(groupingBy(
                        Database.Discrepancy::paymentId, Collectors.mapping(Database.Discrepancy::kind, toSet())));
    }

    static List<String> faults(List<Accepted> accepted, Evidence evidence) {
        return new Reckoning(accepted, evidence).reckon();
    }

    private List<String> reckon() {
        everythingAcceptedIsThere();
        nothingElseIsThere();
        accepted.forEach(this::keepsItsPromise);
        database.operations().forEach(this::agreesWithTheBook);
        database.payments().forEach(this::movesMoneyOnce);
        database.payments().forEach(this::hasGaplessEvents);
        bookKnowsOnlyOurOperations();
        faults.addAll(Transcript.faults(database, journal));
        nothingIsLeftLying();
        return List.copyOf(faults);
    }

    private void everythingAcceptedIsThere() {
        for (var promised : accepted) {
            var payment = payments.get(promised.paymentId());
            if (payment == null) {
                faults.add(promised.paymentId() + " was accepted and is not in the database");
            } else if (payment.amount() != promised.amount()
                    || !promised.card().token().equals(payment.paymentMethod())
                    || !payment.idempotencyKey().equals(promised.idempotencyKey())) {
                faults.add(promised.paymentId() + " is another payment than was accepted: " + payment);
            }
        }
    }

    private void nothingElseIsThere() {
        var known = accepted.stream().map(Accepted::paymentId).collect(toSet());
        database.payments().stream()
                .filter(payment -> !known.contains(payment.id()))
                .forEach(payment -> faults.add(payment.id() + " was never answered for, yet it exists"));
        repeated(database.payments(), Database.Payment::idempotencyKey)
                .forEach(key -> faults.add("idempotency key " + key + " made more than one payment"));
    }

    private void keepsItsPromise(Accepted promised) {
        var payment = payments.get(promised.paymentId());
        if (payment == null) {
            return;
        }
        if (isProvedToHaveNeverHappened(payment)) {
            expect(payment, "requires_payment_method", NOTHING_HAPPENED);
            expectDiscrepancies(payment, Set.of());
            return;
        }
        var card = promised.card();
        switch (card.promise()) {
            case PAID -> expectPaid(payment, Set.of());
            case ANOTHER_AMOUNT -> expectPaid(payment, Set.of("amount_differs"));
            case CONTRADICTED -> expectPaidAndContradicted(payment);
            case DECLINED -> {
                expect(payment, "requires_payment_method", card.declineCode());
                expectDiscrepancies(payment, Set.of());
            }
            case ASKS_PAYER -> {
                expect(payment, "requires_action", "");
                expectDiscrepancies(payment, Set.of());
            }
            case NOT_CHARGED -> expect(payment, "requires_payment_method", NOTHING_HAPPENED);
        }
    }

    /** Any payment may end so when the PSP could not be reached; but only an inquiry and its fence prove it. */
    private boolean isProvedToHaveNeverHappened(Database.Payment payment) {
        var tries = operationsOf(payment);
        return !tries.isEmpty()
                && tries.stream().allMatch(operation -> operation.inquiries() > 0 && isFenced(operation.id()));
    }

    private void expectPaid(Database.Payment payment, Set<String> discrepancies) {
        expect(payment, "succeeded", "");
        if (payment.status().equals("succeeded") && payment.amountCaptured() != payment.amount()) {
            faults.add(
                    payment.id() + " succeeded and captured " + payment.amountCaptured() + " of " + payment.amount());
        }
        expectDiscrepancies(payment, discrepancies);
    }

    private void expectPaidAndContradicted(Database.Payment payment) {
        if (payment.status().equals("succeeded")) {
            expect(payment, "succeeded", "");
        } else {
            expect(payment, "requires_payment_method", "generic_decline");
        }
        expectDiscrepancies(payment, Set.of("contradiction"));
    }

    /** @param reason the decline code, or the error's own where nobody declined */
    private void expect(Database.Payment payment, String status, String reason) {
        var actual =
                Objects.requireNonNullElse(payment.declineCode(), Objects.requireNonNullElse(payment.errorCode(), ""));
        if (!payment.status().equals(status) || !actual.equals(reason)) {
            faults.add("%s with %s ended in %s(%s) and not in %s(%s)"
                    .formatted(payment.id(), payment.paymentMethod(), payment.status(), actual, status, reason));
        }
    }

    private void expectDiscrepancies(Database.Payment payment, Set<String> kinds) {
        var open = discrepancies.getOrDefault(payment.id(), Set.of());
        if (!open.equals(kinds)) {
            faults.add("%s with %s has discrepancies %s and not %s"
                    .formatted(payment.id(), payment.paymentMethod(), open, kinds));
        }
    }

    /** An operation and the PSP's entry under its key tell the same; a contradiction has to be on record as one. */
    private void agreesWithTheBook(Database.Operation operation) {
        var entry = entriesByKey.get(operation.id());
        if (entry == null) {
            faults.add(operation.id() + " is " + operation.status() + ", and the book knows nothing of it");
            return;
        }
        var agrees = switch (operation.status()) {
            case "succeeded" -> entry.isPaid();
            case "failed" -> isSameFailure(operation, entry);
            case "pending" -> entry.isCharge() && entry.outcome().equals("requires_action");
            default -> false;
        };
        if (!agrees) {
            faults.add("%s of %s is %s(%s), yet the book says %s %s"
                    .formatted(
                            operation.id(),
                            operation.paymentId(),
                            operation.status(),
                            operation.errorCode(),
                            entry.kind(),
                            entry.outcome()));
        }
    }

    private boolean isSameFailure(Database.Operation operation, Book.Entry entry) {
        if (NOTHING_HAPPENED.equals(operation.errorCode())) {
            return entry.isFence();
        }
        var toldAsContradiction =
                discrepancies.getOrDefault(operation.paymentId(), Set.of()).contains("contradiction");
        return entry.isCharge()
                && (entry.code().equals(operation.declineCode()) || (entry.isPaid() && toldAsContradiction));
    }

    private void movesMoneyOnce(Database.Payment payment) {
        var paid = entries.getOrDefault(payment.id(), List.of()).stream()
                .filter(Book.Entry::isPaid)
                .toList();
        if (paid.size() > 1) {
            faults.add(payment.id() + " was charged " + paid.size() + " times");
        }
        if (payment.status().equals("succeeded") && paid.isEmpty()) {
            faults.add(payment.id() + " succeeded without a charge");
        }
        paid.stream()
                .filter(entry -> entry.amount() != payment.amount())
                .filter(entry ->
                        !discrepancies.getOrDefault(payment.id(), Set.of()).contains("amount_differs"))
                .forEach(entry -> faults.add("%s asked for %d and was charged %d"
                        .formatted(payment.id(), payment.amount(), entry.amount())));
    }

    private void hasGaplessEvents(Database.Payment payment) {
        var told = events.getOrDefault(payment.id(), List.of()).stream()
                .sorted(Comparator.comparingLong(Database.Event::sequence))
                .toList();
        var sequences = told.stream().map(Database.Event::sequence).toList();
        var gapless = LongStream.rangeClosed(1, payment.sequence()).boxed().toList();
        if (!sequences.equals(gapless) || sequences.isEmpty()) {
            faults.add(payment.id() + " has events " + sequences + " and not " + gapless);
        }
        for (int i = 0; i < told.size(); i++) {
            var previous = i == 0 ? null : told.get(i - 1).id();
            if (!Objects.equals(told.get(i).previousEventId(), previous)) {
                faults.add(told.get(i).id() + " does not follow the event before it");
            }
        }
    }

    private void bookKnowsOnlyOurOperations() {
        var known = database.operations().stream().map(Database.Operation::id).collect(toSet());
        book.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .forEach(entry -> faults.add("the book has " + entry + ", which nobody asked for"));
        repeated(book.entries(), Book.Entry::key)
                .forEach(key -> faults.add("the book has more than one entry under " + key));
    }

    private void nothingIsLeftLying() {
        if (!queues.areEmpty()) {
            faults.add("messages are left: " + queues.messages());
        }
        if (database.owed() > 0) {
            faults.add(database.owed() + " messages are left in the outbox");
        }
    }

    private boolean isFenced(String operation) {
        var entry = entriesByKey.get(operation);
        return entry != null && entry.isFence();
    }

    private List<Database.Operation> operationsOf(Database.Payment payment) {
        return operations.getOrDefault(payment.id(), List.of());
    }

    static <T> List<String> repeated(List<T> things, Function<T, String> key) {
        return things.stream().collect(groupingBy(key, counting())).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
