package dev.quittance.sandbox.psp;

import dev.quittance.events.Instruction.Cancel;
import dev.quittance.events.Instruction.Capture;
import java.time.InstantSource;

/** Takes held money, or lets go of it. */
final class Captures {

    private final Book book;
    private final InstantSource time;

    Captures(Book book, InstantSource time) {
        this.book = book;
        this.time = time;
    }

    Entry capture(Capture ask) {
        var entry = Entry.of(ask.operation(), EntryKind.CAPTURE, new Verdict.Succeeded(), time.instant());
        var charge = book.find(ask.authorization());
        if (charge.isEmpty()) {
            return book.enter(entry.refused(Refusal.AUTHORIZATION_NOT_FOUND));
        }
        var taken = entry.about(charge.get());
        return book.enter(taken, Movement.capture(charge.get(), taken.amount(), ask.last()))
                .orElseGet(() -> book.enter(taken.refused(Refusal.AMOUNT_EXCEEDS_CAPTURABLE)));
    }

    /** Lets go of all that is held; the answer's amount is what that was. */
    Entry release(Cancel ask) {
        var entry = Entry.of(ask.operation(), EntryKind.VOID, new Verdict.Succeeded(), time.instant());
        var charge = book.find(ask.authorization());
        if (charge.isEmpty()) {
            return book.enter(entry.refused(Refusal.AUTHORIZATION_NOT_FOUND));
        }
        var release = entry.about(charge.get());
        var held = charge.get().funds().capturable();
        if (held == 0) {
            return book.enter(release.refused(Refusal.NOTHING_TO_RELEASE));
        }
        return book.enter(release.moving(held, Funds.NONE), Movement.release(charge.get(), held))
                .orElseThrow(() -> new BusyException("a capture came between"));
    }
}
