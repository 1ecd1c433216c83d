package dev.quittance.cloud.drill;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Holds what the subscribers and the payers were told against the events in the database: each event reached each
 * subscriber, each payer got a letter for each event that calls for one, and nobody was told what never happened.
 */
final class Tellings {

    private final Database database;
    private final Told told;
    private final List<String> faults = new ArrayList<>();

    private Tellings(Database database, Told told) {
        this.database = database;
        this.told = told;
    }

    static List<String> faults(Database database, Told told) {
        var tellings = new Tellings(database, told);
        told.subscribers().forEach(tellings::knowsEveryEvent);
        tellings.everyPayerGotTheLetters();
        tellings.nothingIsOwed();
        return List.copyOf(tellings.faults);
    }

    private void knowsEveryEvent(String subscriber) {
        var events = database.events().stream().collect(toMap(Database.Event::id, Function.identity()));
        var known = told.webhooks().stream()
                .filter(webhook -> webhook.subscriber().equals(subscriber))
                .map(Told.Webhook::eventId)
                .collect(toSet());
        events.values().stream()
                .filter(event -> !known.contains(event.id()))
                .forEach(event -> faults.add("%s was not told of %s, %s of %s"
                        .formatted(subscriber, event.id(), event.type(), event.paymentId())));
        known.stream()
                .filter(event -> !events.containsKey(event))
                .forEach(event -> faults.add(subscriber + " was told of " + event + ", which never happened"));
    }

    private void everyPayerGotTheLetters() {
        var owed = owed();
        var posted = posted();
        owed.forEach((post, count) -> {
            if (!count.equals(posted.getOrDefault(post, 0L))) {
                faults.add("%s has %d letters %s, and %d were owed"
                        .formatted(post.to(), posted.getOrDefault(post, 0L), post.letter(), count));
            }
        });
        posted.keySet().stream()
                .filter(post -> !owed.containsKey(post))
                .forEach(post -> faults.add(post.to() + " has a letter " + post.letter() + " about nothing"));
    }

    private Map<Post, Long> owed() {
        var addresses = database.payments().stream()
                .collect(toMap(Database.Payment::id, payment -> Address.of(payment.idempotencyKey())));
        return database.events().stream()
                .flatMap(event -> Letter.about(event.type())
                        .map(letter -> new Post(addresses.getOrDefault(event.paymentId(), "nobody"), letter))
                        .stream())
                .collect(groupingBy(Function.identity(), counting()));
    }

    /** A mail that came twice under the same id is one. */
    private Map<Post, Long> posted() {
        return told.mails().stream()
                .distinct()
                .collect(groupingBy(mail -> new Post(mail.to(), mail.letter()), counting()));
    }

    private void nothingIsOwed() {
        database.deliveries().stream()
                .filter(delivery -> !delivery.status().equals("delivered"))
                .forEach(delivery ->
                        faults.add("%s, a %s, is %s".formatted(delivery.id(), delivery.kind(), delivery.status())));
    }

    private record Post(String to, Letter letter) {}
}
