package dev.quittance.sandbox.psp;

import dev.quittance.events.Instruction.Refund;
import dev.quittance.events.TestPaymentMethod;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Gives taken money back. What a pending refund asks for is set aside until the refund has an end. */
final class Refunds {

    private final Book book;
    private final Duration settlesAfter;
    private final InstantSource time;

    Refunds(Book book, Duration settlesAfter, InstantSource time) {
        this.book = book;
        this.settlesAfter = settlesAfter;
        this.time = time;
    }

    Entry refund(Refund ask) {
        var entry = Entry.of(ask.operation(), EntryKind.REFUND, new Verdict.Succeeded(), time.instant());
        var charge = book.find(ask.authorization());
        if (charge.isEmpty()) {
            return book.enter(entry.refused(Refusal.AUTHORIZATION_NOT_FOUND));
        }
        var refund = entry.about(charge.get()).decided(verdict(charge.get().card()));
        return book.enter(refund, Movement.refund(charge.get(), refund.amount()))
                .orElseGet(() -> book.enter(refund.refused(Refusal.AMOUNT_EXCEEDS_REFUNDABLE)));
    }

    /** A pending refund as it stands now: after its time it has an end. */
    Entry settled(Entry refund) {
        var now = time.instant();
        if (!(refund.verdict() instanceof Verdict.Pending(var settlesAt)) || now.isBefore(settlesAt)) {
            return refund;
        }
        if (refund.card() == TestPaymentMethod.REFUND_FAILS) {
            var returned = refund.refused(Refusal.REFUND_REFUSED).at(now);
            return book.replace(refund, returned, Movement.refundReturned(refund));
        }
        return book.replace(refund, refund.decided(new Verdict.Succeeded()).at(now));
    }

    private Verdict verdict(@Nullable TestPaymentMethod card) {
        return card == TestPaymentMethod.REFUND_PENDING || card == TestPaymentMethod.REFUND_FAILS
                ? new Verdict.Pending(time.instant().plus(settlesAfter))
                : new Verdict.Succeeded();
    }
}
