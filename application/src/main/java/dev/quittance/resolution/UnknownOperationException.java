package dev.quittance.resolution;

import dev.quittance.events.Outcome;

/** An outcome about nothing we ever started. It goes to the dead letters, where someone looks at it. */
final class UnknownOperationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownOperationException(Outcome outcome) {
        super("no operation " + outcome.operation().id() + " of payment " + outcome.paymentId());
    }
}
