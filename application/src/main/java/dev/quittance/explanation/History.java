package dev.quittance.explanation;

import dev.quittance.explanation.Explanation.Told;
import dev.quittance.explanation.Hop.Verb;
import dev.quittance.payment.OperationView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts what has happened to a payment in the order in which it happened. */
final class History {

    /** Far more than a payment usually has: five attempts, captures and refunds, each told to a few. */
    static final int HOPS_MAX = 200;

    private static final Comparator<Hop> IN_ORDER =
            Comparator.comparing(Hop::at).thenComparing(Hop::hop);

    private History() {}

    static List<Hop> of(Known known) {
        var hops = Stream.of(
                        Stream.of(created(known)),
                        known.operations().stream().flatMap(operation -> steps(known, operation)),
                        known.outcomes().stream().flatMap(History::steps),
                        known.events().stream().map(History::published),
                        known.told().stream().flatMap(History::delivered))
                .flatMap(steps -> steps)
                .sorted(IN_ORDER)
                .toList();
        return hops.subList(Math.max(0, hops.size() - HOPS_MAX), hops.size());
    }

    private static Hop created(Known known) {
        var payment = known.payment();
        return new Hop(
                payment.createdAt(),
                Verb.ACCEPT,
                payment.id(),
                "A payment of " + known.money(payment.amount()) + " was accepted.");
    }

    private static Stream<Hop> steps(Known known, OperationView operation) {
        var steps = Stream.<Hop>builder();
        steps.add(new Hop(
                operation.createdAt(),
                Verb.ACCEPT,
                operation.id(),
                "To " + name(operation) + " " + known.money(operation.amount()) + " is owed to the PSP."));
        if (operation.relayedAt() != null) {
            steps.add(new Hop(
                    operation.relayedAt(),
                    Verb.RELAY,
                    operation.id(),
                    "The instruction to " + name(operation) + " was sent to the payment function."));
        }
        if (operation.inquiredAt() != null) {
            steps.add(new Hop(
                    operation.inquiredAt(),
                    Verb.INQUIRE,
                    operation.id(),
                    "The PSP was asked what became of it, " + Prospects.times(operation.inquiries()) + " by now."));
        }
        return steps.build();
    }

    private static Stream<Hop> steps(Known.Outcome outcome) {
        var resolved = new Hop(
                outcome.receivedAt(),
                Verb.RESOLVE,
                outcome.operation(),
                outcome.type() + " was brought back into the database.");
        return outcome.occurredAt() == null
                ? Stream.of(resolved)
                : Stream.of(
                        new Hop(
                                outcome.occurredAt(),
                                Verb.EXECUTE,
                                outcome.operation(),
                                "The payment function asked the PSP and told " + outcome.type() + "."),
                        resolved);
    }

    private static Hop published(Known.Event event) {
        return new Hop(
                event.occurredAt(),
                Verb.PUBLISH,
                event.id(),
                event.type() + " is event " + event.sequence() + " of the payment.");
    }

    private static Stream<Hop> delivered(Told told) {
        return told.finishedAt() == null
                ? Stream.empty()
                : Stream.of(new Hop(
                        told.finishedAt(),
                        Verb.DELIVER,
                        told.delivery(),
                        told.type() + " to " + told.to() + ": " + told.status().wire() + "."));
    }

    static String name(OperationView operation) {
        return operation.kind().name().toLowerCase(Locale.ROOT);
    }
}
