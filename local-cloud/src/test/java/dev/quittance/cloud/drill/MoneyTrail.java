package dev.quittance.cloud.drill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Follows the money: what was asked for, what the database says of it, and what the PSP's book says were done, agree. */
final class MoneyTrail {

    private static final String NOTHING_HAPPENED = "nothing_happened";
    /** What an operation is called in the book. */
    private static final Map<String, String> IN_THE_BOOK =
            Map.of("authorize", "charge", "capture", "capture", "cancel", "void", "refund", "refund");

    private final Database database;
    private final Book book;
    private final Map<String, List<Database.Operation>> operations;
    private final Map<String, List<Book.Entry>> entries;
    private final Map<String, Book.Entry> entriesByKey;
    private final Map<String, Set<String>> discrepancies;
    private final List<String> faults = new ArrayList<>();

    private MoneyTrail(Database database, Book book) {
        this.database = database;
        this.book = book;
        this.operations = database.operations().stream().collect(groupingBy(Database.Operation::paymentId));
        this.entries = book.entries().stream().collect(groupingBy(Book.Entry::paymentId));
        this.entriesByKey = book.entries().stream().collect(toMap(Book.Entry::key, Function.identity(), (a, b) -> a));
        this.discrepancies = database.discrepanciesByPayment();
    }

    static List<String> faults(List<Accepted> accepted, Database database, Book book) {
        var trail = new MoneyTrail(database, book);
        accepted.forEach(trail::doesEveryCommandOnce);
        database.operations().forEach(trail::agreesWithTheBook);
        trail.refundsEndAsTheirOperations();
        database.payments().forEach(trail::movesMoneyOnce);
        trail.bookKnowsOnlyOurOperations();
        return List.copyOf(trail.faults);
    }

    /** Each command that was answered for started one operation, and nothing else started any. */
    private void doesEveryCommandOnce(Accepted promised) {
        var asked = promised.commands().stream().map(Command::toString).sorted().toList();
        var started = operations.getOrDefault(promised.paymentId(), List.of()).stream()
                .filter(operation -> !operation.isAuthorization())
                .map(operation -> new Command(operation.kind(), operation.amount()).toString())
                .sorted()
                .toList();
        if (!started.equals(asked)) {
            faults.add("%s was asked for %s, and started %s".formatted(promised.paymentId(), asked, started));
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
            case "succeeded" -> isOfItsKind(operation, entry) && entry.isDone() && isOfItsAmount(operation, entry);
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
        var reason = operation.declineCode() == null ? operation.errorCode() : operation.declineCode();
        var toldAsContradiction = isOnRecord(operation.paymentId(), "contradiction");
        return isOfItsKind(operation, entry)
                && (entry.code().equals(reason) || (entry.isPaid() && toldAsContradiction));
    }

    private static boolean isOfItsKind(Database.Operation operation, Book.Entry entry) {
        return entry.kind().equals(IN_THE_BOOK.get(operation.kind()));
    }

    private boolean isOfItsAmount(Database.Operation operation, Book.Entry entry) {
        return entry.amount() == operation.amount() || isOnRecord(operation.paymentId(), "amount_differs");
    }

    private void refundsEndAsTheirOperations() {
        var inDatabase = database.refunds().stream()
                .map(refund -> refund.operationId() + " " + refund.status())
                .sorted()
                .toList();
        var operated = database.operations().stream()
                .filter(operation -> operation.kind().equals("refund"))
                .map(operation -> operation.id() + " " + operation.status())
                .sorted()
                .toList();
        if (!inDatabase.equals(operated)) {
            faults.add("the refunds " + inDatabase + " are not the operations " + operated);
        }
    }

    private void movesMoneyOnce(Database.Payment payment) {
        var charges = done(payment, "charge").toList();
        if (charges.size() > 1) {
            faults.add(payment.id() + " was charged " + charges.size() + " times");
        }
        if (payment.status().equals("succeeded") && charges.isEmpty()) {
            faults.add(payment.id() + " succeeded without a charge");
        }
        charges.forEach(charge -> hasTheSameFunds(payment, charge));
    }

    private void hasTheSameFunds(Database.Payment payment, Book.Entry charge) {
        if (charge.amount() != payment.amount() && !isOnRecord(payment.id(), "amount_differs")) {
            faults.add("%s asked for %d and was charged %d".formatted(payment.id(), payment.amount(), charge.amount()));
        }
        if (isOnRecord(payment.id(), "amount_differs") || isOnRecord(payment.id(), "contradiction")) {
            return;
        }
        if (charge.captured() != payment.amountCaptured()) {
            faults.add("%s took %d, and the book says %d"
                    .formatted(payment.id(), payment.amountCaptured(), charge.captured()));
        }
        var given = done(payment, "refund").mapToLong(Book.Entry::amount).sum();
        if (given != payment.amountRefunded() || charge.refunded() != payment.amountRefunded()) {
            faults.add("%s gave back %d, and the book says %d and %d"
                    .formatted(payment.id(), payment.amountRefunded(), charge.refunded(), given));
        }
    }

    private void bookKnowsOnlyOurOperations() {
        var known = database.operations().stream().map(Database.Operation::id).collect(toSet());
        book.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .forEach(entry -> faults.add("the book has " + entry + ", which nobody asked for"));
        Reckoning.repeated(book.entries(), Book.Entry::key)
                .forEach(key -> faults.add("the book has more than one entry under " + key));
    }

    private Stream<Book.Entry> done(Database.Payment payment, String kind) {
        return entries.getOrDefault(payment.id(), List.of()).stream()
                .filter(entry -> entry.kind().equals(kind) && entry.isDone());
    }

    private boolean isOnRecord(String payment, String discrepancy) {
        return discrepancies.getOrDefault(payment, Set.of()).contains(discrepancy);
    }
}
