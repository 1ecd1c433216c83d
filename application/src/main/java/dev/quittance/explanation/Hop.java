package dev.quittance.explanation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * One step that the payment has gone.
 *
 * @param id of what took the step: an operation, an event or a delivery, or the payment itself
 * @param detail what happened, in a sentence
 */
public record Hop(Instant at, Verb hop, String id, String detail) {

    /** In the order of the way. */
    public enum Verb {
        /** Taken into the database, with all that follows from it owed. */
        ACCEPT,
        /** Sent to the queue of the payment function. */
        RELAY,
        /** Done by the PSP, or not. */
        EXECUTE,
        /** Brought back into the database. */
        RESOLVE,
        /** Made an event of the payment, owed to the topic and to whoever subscribes. */
        PUBLISH,
        /** Told to a subscriber, or given up. */
        DELIVER,
        /** The PSP was asked what became of it. */
        INQUIRE;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
