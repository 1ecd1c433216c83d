package dev.quittance.sandbox.psp;

import java.util.Locale;

/** Why the PSP did nothing. */
public enum Refusal {
    NOTHING_HAPPENED("The PSP has no such operation and will make none."),
    PAYMENT_METHOD_UNKNOWN("The PSP knows no such payment method."),
    AUTHORIZATION_NOT_FOUND("The PSP knows no such authorization."),
    AMOUNT_EXCEEDS_CAPTURABLE("The authorization holds less than that."),
    NOTHING_TO_RELEASE("The authorization holds nothing."),
    AMOUNT_EXCEEDS_REFUNDABLE("Less than that was taken and not yet given back."),
    REFUND_REFUSED("The payer's bank refused the refund.");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    /** The wire name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One sentence for people. */
    public String message() {
        return message;
    }
}
