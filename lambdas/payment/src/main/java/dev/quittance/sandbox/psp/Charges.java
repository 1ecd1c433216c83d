package dev.quittance.sandbox.psp;

import dev.quittance.events.CaptureMethod;
import dev.quittance.events.DeclineCode;
import dev.quittance.events.Instruction.Authenticate;
import dev.quittance.events.Instruction.Authorize;
import dev.quittance.events.TestPaymentMethod;
import java.time.InstantSource;
import java.util.Optional;

/** Holds and takes the payer's money, as the card says. */
final class Charges {

    /** What a PSP that gets amounts wrong takes too much. */
    private static final long WRONG_BY = 100;

    private final Book book;
    private final Inquiries inquiries;
    private final InstantSource time;

    Charges(Book book, Inquiries inquiries, InstantSource time) {
        this.book = book;
        this.inquiries = inquiries;
        this.time = time;
    }

    Entry authorize(Authorize ask) {
        var entry = Entry.of(ask.operation(), EntryKind.CHARGE, new Verdict.Succeeded(), time.instant());
        var card = TestPaymentMethod.ofToken(ask.paymentMethod());
        if (card.isEmpty()) {
            return book.enter(entry.refused(Refusal.PAYMENT_METHOD_UNKNOWN));
        }
        return book.enter(asTheCardSays(entry.with(card.get()), card.get(), ask.captureMethod()));
    }

    /** The payer came back. Only an authorization that waits for this can still go on, and only once. */
    Entry authenticate(Authenticate ask) {
        var waiting = inquiries.inquire(ask.operation());
        if (!(waiting.verdict() instanceof Verdict.RequiresAction)) {
            return waiting;
        }
        var next = ask.passed()
                ? paid(waiting, waiting.amount(), ask.captureMethod())
                : waiting.decided(new Verdict.Declined(DeclineCode.AUTHENTICATION_REQUIRED));
        return book.replace(waiting, next.at(time.instant()));
    }

    private static Entry asTheCardSays(Entry entry, TestPaymentMethod card, CaptureMethod capture) {
        var decline = decline(card);
        if (decline.isPresent()) {
            return entry.decided(new Verdict.Declined(decline.get()));
        }
        return switch (card) {
            case CARD_AUTHENTICATION_REQUIRED -> entry.decided(new Verdict.RequiresAction());
            case FAULT_WRONG_AMOUNT -> paid(entry, entry.amount() + WRONG_BY, capture);
            default -> paid(entry, entry.amount(), capture);
        };
    }

    private static Entry paid(Entry entry, long amount, CaptureMethod capture) {
        return entry.decided(new Verdict.Succeeded())
                .moving(
                        amount,
                        switch (capture) {
                            case AUTOMATIC -> Funds.taken(amount);
                            case MANUAL -> Funds.held(amount);
                        });
    }

    private static Optional<DeclineCode> decline(TestPaymentMethod card) {
        return switch (card) {
            case CARD_DECLINED -> Optional.of(DeclineCode.GENERIC_DECLINE);
            case CARD_INSUFFICIENT_FUNDS -> Optional.of(DeclineCode.INSUFFICIENT_FUNDS);
            case CARD_LOST -> Optional.of(DeclineCode.LOST_CARD);
            case CARD_STOLEN -> Optional.of(DeclineCode.STOLEN_CARD);
            case CARD_EXPIRED -> Optional.of(DeclineCode.EXPIRED_CARD);
            case CARD_INCORRECT_CVC -> Optional.of(DeclineCode.INCORRECT_CVC);
            case CARD_PROCESSING_ERROR -> Optional.of(DeclineCode.PROCESSING_ERROR);
            case CARD_FRAUDULENT -> Optional.of(DeclineCode.FRAUDULENT);
            case CARD_VISA,
                    CARD_MASTERCARD,
                    CARD_AMEX,
                    CARD_AUTHENTICATION_REQUIRED,
                    REFUND_PENDING,
                    REFUND_FAILS,
                    FAULT_TIMEOUT_CHARGED,
                    FAULT_TIMEOUT_NOT_CHARGED,
                    FAULT_500_THEN_OK,
                    FAULT_SLOW,
                    FAULT_WRONG_AMOUNT,
                    FAULT_DUPLICATE_EVENT,
                    FAULT_OUT_OF_ORDER,
                    FAULT_LATE_DECLINE -> Optional.empty();
        };
    }
}
