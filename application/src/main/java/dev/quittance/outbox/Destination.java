package dev.quittance.outbox;

import dev.quittance.sql.LowerCase;
import jakarta.persistence.Converter;

/** Where a message is owed to: the queue of instructions, or the topic of events. */
enum Destination {
    EXECUTE,
    EVENTS;

    @Converter(autoApply = true)
    static final class InSql extends LowerCase<Destination> {
        InSql() {
            super(Destination.class);
        }
    }
}
