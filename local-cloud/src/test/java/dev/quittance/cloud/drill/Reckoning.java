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
 * Compares what was accepted with what PostgreSQL, the journal, the PSP's book, subscribers and payers say, item by item. Every sentence it
 * finds is a fault; none means that the platform kept its word.
 */
final class Reckoning {

    private final List<Accepted> accepted;
    private final Database database;
    private final Journal journal;
    private final Book book;
    private final Queues queues;
    private final Told told;

    private final Map<String, Database.Payment> payments;
    private final Map<String, List<Database.Operation>> authorizations;
    private final Map<String, List<Database.Event>> events;
    private final Set<String> fenced;
    private final Map<String, Set<String>> discrepancies;
    private final List<String> faults = new ArrayList<>();

    private Reckoning(List<Accepted> accepted, Evidence evidence) {
        this.accepted = accepted;
        this.database = evidence.database();
        this.journal = evidence.journal();
        this.book = evidence.book();
        this.queues = evidence.queues();
        this.told = evidence.told();
        this.payments =
                database.payments().stream().collect(Collectors.toMap(Database.Payment::id, Function.identity()));
        this.authorizations = database.operations().stream()
                .filter(Database.Operation::isAuthorization)
                .collect(groupingBy(Database.Operation::paymentId));
        this.events = database.events().stream().collect(groupingBy(Database.Event::paymentId));
        this.fenced = book.entries().stream()
                .filter(Book.Entry::isFence)
                .map(Book.Entry::key)
                .collect(toSet());
        this.discrepancies = database.discrepanciesByPayment();
    }

    static List<String> faults(List<Accepted> accepted, Evidence evidence) {
        return new Reckoning(accepted, evidence).reckon();
    }

    private List<String> reckon() {
        everythingAcceptedIsThere();
        nothingElseIsThere();
        accepted.forEach(this::keepsItsPromise);
        database.payments().forEach(this::hasGaplessEvents);
        faults.addAll(MoneyTrail.faults(accepted, database, book));
        faults.addAll(Transcript.faults(database, journal));
        faults.addAll(Tellings.faults(database, told));
        nothingIsLeftLying();
        return List.copyOf(faults);
    }

    private void everythingAcceptedIsThere() {
        for (var promised : accepted) {
            var payment = payments.get(promised.paymentId());
            if (payment == null) {
                faults.add(promised.paymentId() + " was accepted and is not in the database");
            } else if (payment.amount() != promised.amount()
                    || !promised.plan().card().token().equals(payment.paymentMethod())
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
        var ending = promised.plan().sequel().ending(promised.amount());
        if (isProvedToHaveNeverHappened(payment)) {
            expect(payment, Ending.NOTHING_HAPPENED, Set.of());
        } else if (promised.plan().sequel() == Sequel.NONE) {
            keepsWhatItsCardPromises(payment, promised.plan().card(), ending);
        } else {
            expect(payment, ending, Set.of());
        }
    }

    private void keepsWhatItsCardPromises(Database.Payment payment, Card card, Ending paid) {
        switch (card.promise()) {
            case PAID -> expect(payment, paid, Set.of());
            case ANOTHER_AMOUNT -> expect(payment, paid, Set.of("amount_differs"));
            case CONTRADICTED ->
                expect(
                        payment,
                        payment.status().equals("succeeded") ? paid : Ending.declined("generic_decline"),
                        Set.of("contradiction"));
            case DECLINED -> expect(payment, Ending.declined(card.declineCode()), Set.of());
            case ASKS_PAYER -> expect(payment, Ending.WAITS_FOR_PAYER, Set.of());
            case NOT_CHARGED -> expect(payment, Ending.NOTHING_HAPPENED, Set.of());
        }
    }

    /** Any payment may end so when the PSP could not be reached; but only an inquiry and its fence prove it. */
    private boolean isProvedToHaveNeverHappened(Database.Payment payment) {
        var tries = authorizations.getOrDefault(payment.id(), List.of());
        return !tries.isEmpty()
                && tries.stream().allMatch(operation -> operation.inquiries() > 0 && fenced.contains(operation.id()));
    }

    private void expect(Database.Payment payment, Ending ending, Set<String> kinds) {
        var actual = Ending.of(payment);
        if (!actual.equals(ending)) {
            faults.add("%s with %s ended in %s and not in %s"
                    .formatted(payment.id(), payment.paymentMethod(), actual, ending));
        }
        expectDiscrepancies(payment, kinds);
    }

    private void expectDiscrepancies(Database.Payment payment, Set<String> kinds) {
        var open = discrepancies.getOrDefault(payment.id(), Set.of());
        if (!open.equals(kinds)) {
            faults.add("%s with %s has discrepancies %s and not %s"
                    .formatted(payment.id(), payment.paymentMethod(), open, kinds));
        }
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

    private void nothingIsLeftLying() {
        if (!queues.areEmpty()) {
            faults.add("messages are left: " + queues.messages());
        }
        if (database.owed() > 0) {
            faults.add(database.owed() + " messages are left in the outbox");
        }
    }

    static <T> List<String> repeated(List<T> things, Function<T, String> key) {
        return things.stream().collect(groupingBy(key, counting())).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
