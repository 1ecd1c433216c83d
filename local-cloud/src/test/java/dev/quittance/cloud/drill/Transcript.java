package dev.quittance.cloud.drill;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Holds the journal against the database: each event and each outcome is in both, and once. */
final class Transcript {

    private final Database database;
    private final Journal journal;
    private final List<String> faults = new ArrayList<>();

    private Transcript(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    static List<String> faults(Database database, Journal journal) {
        var transcript = new Transcript(database, journal);
        transcript.holdsEachEventOnce();
        transcript.holdsEachOutcomeOnce();
        return List.copyOf(transcript.faults);
    }

    private void holdsEachEventOnce() {
        var expected = database.events().stream()
                .map(event -> new Journal.Item(event.paymentId(), event.id(), event.type(), "", event.sequence()))
                .toList();
        holdsOnce(
                "event",
                expected,
                Predicate.not(Journal.Item::isOutcome),
                item -> item.paymentId() + " " + item.sequence());
    }

    private void holdsEachOutcomeOnce() {
        var paymentOf =
                database.operations().stream().collect(toMap(Database.Operation::id, Database.Operation::paymentId));
        var expected = database.outcomes().stream()
                .map(outcome -> new Journal.Item(
                        paymentOf.getOrDefault(outcome.operationId(), "nobody"),
                        outcome.eventId(),
                        outcome.type(),
                        outcome.operationId(),
                        0))
                .toList();
        holdsOnce("outcome", expected, Journal.Item::isOutcome, item -> item.operationId() + " " + item.type());
    }

    /** @param meaning what two items tell in common when they tell the same under two ids */
    private void holdsOnce(
            String what,
            List<Journal.Item> expected,
            Predicate<Journal.Item> which,
            Function<Journal.Item, String> meaning) {
        var recorded = journal.items().stream().filter(which).toList();
        without(expected, recorded).forEach(item -> faults.add("the journal lacks the " + what + " " + item));
        without(recorded, expected)
                .forEach(item -> faults.add("the journal holds the " + what + " " + item + ", the database does not"));
        Reckoning.repeated(recorded, meaning)
                .forEach(twice -> faults.add("the journal holds more than one " + what + " " + twice));
    }

    private static Set<Journal.Item> without(List<Journal.Item> items, List<Journal.Item> others) {
        var rest = new HashSet<>(items);
        others.forEach(rest::remove);
        return rest;
    }
}
