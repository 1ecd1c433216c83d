package dev.quittance.explanation;

import dev.quittance.payment.OperationView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in sentences why a payment stands where it stands. */
final class Reasons {

    private Reasons() {}

    static List<String> of(Known known) {
        var reasons = new ArrayList<String>();
        reasons.add(state(known));
        var error = known.payment().lastError();
        if (error != null) {
            reasons.add("The last attempt came to nothing: " + error.message());
        }
        if (known.payment().amountRefunded() > 0) {
            reasons.add(known.money(known.payment().amountRefunded()) + " of it was given back.");
        }
        for (var discrepancy : known.discrepancies()) {
            reasons.add("The PSP contradicted what is certain (" + discrepancy
                    + "). Nothing was overwritten; an operator settles it.");
        }
        return reasons;
    }

    private static String state(Known known) {
        var payment = known.payment();
        if (payment.outcomeUnknown()) {
            return "The PSP's answer was lost. It may or may not have moved the money, and nobody guesses:"
                    + " the payment waits for proof.";
        }
        return switch (payment.status()) {
            case REQUIRES_PAYMENT_METHOD ->
                payment.paymentMethod() == null
                        ? "The merchant has not given a payment method yet."
                        : "The payment waits for another payment method from the merchant.";
            case REQUIRES_CONFIRMATION -> "The merchant has not confirmed it yet. Nothing was sent to the PSP.";
            case PROCESSING ->
                known.unended().anyMatch(Reasons::wasRelayed)
                        ? "It is on its way to the PSP and its outcome has not come back yet."
                        : "It was accepted, and its instruction is about to be sent.";
            case REQUIRES_ACTION ->
                payment.nextAction() != null
                        ? "The payer has to authenticate with their bank."
                        : "The payer is not waited for any more: it is being undone.";
            case REQUIRES_CAPTURE -> held(known);
            case SUCCEEDED -> known.money(payment.amountCaptured()) + " were taken.";
            case CANCELED -> canceled(payment.cancellationReason());
        };
    }

    private static String held(Known known) {
        var payment = known.payment();
        var held = known.money(payment.amountCapturable()) + " are held";
        if (payment.pendingOperation() != null) {
            return held + ", and the " + payment.pendingOperation().wire() + " is under way.";
        }
        return held + " and wait for the merchant to capture them"
                + (payment.expiresAt() == null ? "." : " before " + payment.expiresAt() + ".");
    }

    private static boolean wasRelayed(OperationView operation) {
        return operation.relayedAt() != null;
    }

    private static String canceled(@Nullable String reason) {
        return "It was canceled and no money was taken" + (reason == null ? "." : " (" + reason + ").");
    }
}
