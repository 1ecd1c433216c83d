package dev.quittance.sandbox.psp;

import dev.quittance.events.DeclineCode;
import java.time.Instant;

/** How the PSP decided. */
public sealed interface Verdict {

    record Succeeded() implements Verdict {}

    record Declined(DeclineCode code) implements Verdict {}

    /** The payer has to authenticate first. */
    record RequiresAction() implements Verdict {}

    /**
     * Accepted, its end not known.
     *
     * @param settlesAt when an inquiry will find the end
     */
    record Pending(Instant settlesAt) implements Verdict {}

    /** Nothing happened. */
    record Failed(Refusal refusal) implements Verdict {}
}
