package dev.quittance.console;

import dev.quittance.admin.PaymentConsole.Unended;
import dev.quittance.payment.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says in sentences where a payment stands, why, and what comes next without anyone doing anything. */
final class Explanation {

    private Explanation() {}

    static List<String> of(PaymentView payment, List<Unended> unended, Instant now) {
        var sentences = new ArrayList<String>();
        sentences.add(state(payment));
        var error = payment.lastError();
        if (error != null) {
            sentences.add("The last attempt came to nothing: " + error.message());
        }
        for (var operation : unended) {
            sentences.add(whatComesNext(operation, now));
        }
        return sentences;
    }

    private static String state(PaymentView payment) {
        if (payment.outcomeUnknown()) {
            return "The PSP's answer was lost. It may or may not have moved the money, and nobody guesses:"
                    + " the payment waits for proof.";
        }
        return switch (payment.status()) {
            case REQUIRES_PAYMENT_METHOD ->
                payment.attempts() == 0
                        ? "The merchant has not given a payment method yet."
                        : "The payment waits for another payment method from the merchant.";
            case REQUIRES_CONFIRMATION -> "The merchant has not confirmed it yet. Nothing was sent to the PSP.";
            case PROCESSING -> "It is on its way to the PSP and its outcome has not come back yet.";
            case REQUIRES_ACTION -> "The payer has to authenticate with their bank.";
            case REQUIRES_CAPTURE ->
                "The money is held and waits for the merchant to capture it"
                        + (payment.expiresAt() == null ? "." : " before " + payment.expiresAt() + ".");
            case SUCCEEDED -> "The money was taken. Nothing is left to do.";
            case CANCELED -> "It was canceled and no money was taken.";
        };
    }

    private static String whatComesNext(Unended operation, Instant now) {
        var next = operation.nextInquiryAt();
        var what = "The " + operation.kind() + " " + operation.id() + " is " + operation.status() + ", asked about "
                + operation.inquiries() + (operation.inquiries() == 1 ? " time. " : " times. ");
        if (next == null) {
            return what + "No inquiry is planned any more: an operator has to look.";
        }
        return what
                + (next.isAfter(now)
                        ? "The PSP is asked again in " + brief(Duration.between(now, next)) + "."
                        : "The PSP is being asked now.");
    }

    static String brief(Duration wait) {
        var seconds = wait.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
