package dev.quittance.cloud.drill;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What its merchant and its payer still do with a payment once the PSP has answered, and how it ends then. */
enum Sequel {
    /** Nothing: it ends as its card promises. */
    NONE(true),
    CAPTURED(false),
    CAPTURED_IN_TWO(false),
    /** The rest of the hold is released. */
    CAPTURED_IN_PART(false),
    CANCELED(false),
    /** Undone while the money is held: a cancel. */
    REVERSED_HOLD(false),
    /** Undone after the money was taken: a refund. */
    REVERSED(true),
    REFUNDED(true),
    REFUNDED_IN_TWO(true),
    /** The payer's bank takes nothing back, and the merchant leaves it at that. */
    REFUND_REFUSED(true),
    AUTHENTICATED(true),
    NOT_AUTHENTICATED(true);

    private final boolean capturedAtOnce;

    Sequel(boolean capturedAtOnce) {
        this.capturedAtOnce = capturedAtOnce;
    }

    String captureMethod() {
        return capturedAtOnce ? "automatic" : "manual";
    }

    /** What to ask for next; nothing when there is nothing left to do. */
    Optional<Ask> next(Seen payment) {
        return Optional.ofNullable(
                switch (payment.status()) {
                    case "requires_action" -> afterQuestion(payment);
                    case "requires_capture" -> afterHold(payment);
                    case "succeeded" -> afterCharge(payment);
                    default -> null;
                });
    }

    private @Nullable Ask afterQuestion(Seen payment) {
        return switch (this) {
            case NONE -> null;
            case CANCELED -> Ask.cancelChallenge(payment);
            case NOT_AUTHENTICATED -> Ask.answerChallenge(payment, "fail");
            default -> Ask.answerChallenge(payment, "pass");
        };
    }

    private @Nullable Ask afterHold(Seen payment) {
        var nothingYet = payment.captured() == 0;
        return switch (this) {
            case CAPTURED -> Ask.capture(payment, payment.amount(), true);
            case CAPTURED_IN_TWO ->
                nothingYet
                        ? Ask.capture(payment, part(payment.amount()), false)
                        : Ask.capture(payment, payment.capturable(), true);
            case CAPTURED_IN_PART -> Ask.capture(payment, part(payment.amount()), true);
            case CANCELED -> Ask.cancelHold(payment);
            case REVERSED_HOLD -> Ask.reverse(payment);
            default -> null;
        };
    }

    private @Nullable Ask afterCharge(Seen payment) {
        var nothingYet = payment.refunded() == 0;
        var left = payment.captured() - payment.refunded();
        return switch (this) {
            case REVERSED -> left > 0 ? Ask.reverse(payment) : null;
            case REFUNDED, REFUND_REFUSED -> left > 0 ? Ask.refund(payment, left) : null;
            case REFUNDED_IN_TWO -> left > 0 ? Ask.refund(payment, nothingYet ? part(payment.amount()) : left) : null;
            default -> null;
        };
    }

    /** How a payment ends that was authorized; of one that nobody touches its card says more. */
    Ending ending(long amount) {
        return switch (this) {
            case NONE, CAPTURED, CAPTURED_IN_TWO, AUTHENTICATED, REFUND_REFUSED ->
                new Ending("succeeded", "", amount, 0);
            case CAPTURED_IN_PART -> new Ending("succeeded", "", part(amount), 0);
            case REVERSED, REFUNDED, REFUNDED_IN_TWO -> new Ending("succeeded", "", amount, amount);
            case CANCELED, REVERSED_HOLD -> new Ending("canceled", "", 0, 0);
            case NOT_AUTHENTICATED -> new Ending("requires_payment_method", "authentication_required", 0, 0);
        };
    }

    static long part(long amount) {
        return amount / 3;
    }
}
