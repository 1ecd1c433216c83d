package dev.quittance.explanation;

import dev.quittance.explanation.Explanation.Coming;
import dev.quittance.explanation.Explanation.Next;
import dev.quittance.payment.OperationStatus;
import dev.quittance.payment.OperationView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says what comes next when nobody does anything. */
final class Prospects {

    private static final Comparator<Next> SOONEST_FIRST =
            Comparator.comparing(Next::at, Comparator.nullsLast(Comparator.naturalOrder()));

    private Prospects() {}

    static List<Next> of(Known known) {
        return Stream.concat(known.unended().map(operation -> inquiry(known, operation)), expiry(known))
                .sorted(SOONEST_FIRST)
                .toList();
    }

    private static Next inquiry(Known known, OperationView operation) {
        var at = operation.inquireAt();
        var name = "The " + History.name(operation) + " " + operation.id();
        if (at == null) {
            return new Next(
                    Coming.DECIDE,
                    null,
                    operation.id(),
                    name + " was asked about " + times(operation.inquiries())
                            + ". No inquiry is planned any more: an operator has to look.");
        }
        if (waitsForPayer(known, operation)) {
            return new Next(
                    Coming.EXPIRE,
                    at,
                    operation.id(),
                    "The payer may authenticate until " + at + "; then the attempt is given up.");
        }
        return new Next(Coming.INQUIRE, at, operation.id(), name + " " + state(operation) + asked(at, known.now()));
    }

    private static boolean waitsForPayer(Known known, OperationView operation) {
        return known.payment().nextAction() != null
                && operation.inquiries() == 0
                && operation.status() == OperationStatus.PENDING;
    }

    private static String state(OperationView operation) {
        return switch (operation.status()) {
            case INIT -> "has no outcome yet. ";
            case PENDING -> "is under way at the PSP, asked about " + times(operation.inquiries()) + ". ";
            case UNKNOWN -> "is unknown, asked about " + times(operation.inquiries()) + ". ";
            case SUCCEEDED, FAILED -> throw new IllegalArgumentException(operation.id() + " has its end");
        };
    }

    private static String asked(Instant at, Instant now) {
        return at.isAfter(now)
                ? "The PSP is asked in " + Explanation.brief(Duration.between(now, at)) + ", unless it answers before."
                : "The PSP is being asked now.";
    }

    private static Stream<Next> expiry(Known known) {
        var payment = known.payment();
        var at = payment.expiresAt();
        // Nothing runs out while something is under way.
        return at == null || payment.pendingOperation() != null
                ? Stream.empty()
                : Stream.of(new Next(
                        Coming.EXPIRE,
                        at,
                        payment.id(),
                        "What is held and not captured is released in "
                                + Explanation.brief(Duration.between(known.now(), at)) + "."));
    }

    static String times(int count) {
        return count == 1 ? "1 time" : count + " times";
    }
}
