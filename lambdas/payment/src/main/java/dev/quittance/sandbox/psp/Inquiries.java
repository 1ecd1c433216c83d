package dev.quittance.sandbox.psp;

import dev.quittance.events.Operation;
import java.time.InstantSource;

/**
 * Tells what the book knows of an operation. Where it knows nothing, it takes the key with a void entry first: "nothing
 * happened" is the truth only when it can't happen any more, and a request that arrives after this finds the key taken.
 */
final class Inquiries {

    private final Book book;
    private final Refunds refunds;
    private final InstantSource time;

    Inquiries(Book book, Refunds refunds, InstantSource time) {
        this.book = book;
        this.refunds = refunds;
        this.time = time;
    }

    Entry inquire(Operation operation) {
        return refunds.settled(book.find(operation.id()).orElseGet(() -> fence(operation)));
    }

    private Entry fence(Operation operation) {
        var nothing = new Verdict.Failed(Refusal.NOTHING_HAPPENED);
        return book.enter(Entry.of(operation, EntryKind.VOID, nothing, time.instant()));
    }
}
