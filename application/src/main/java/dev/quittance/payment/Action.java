package dev.quittance.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a merchant can do with a payment next. */
public enum Action {
    CONFIRM,
    CAPTURE,
    CANCEL,
    REFUND,
    REVERSE;

    static List<Action> on(Payment payment) {
        return Arrays.stream(values())
                .filter(action -> action.isAllowedOn(payment))
                .toList();
    }

    boolean isAllowedOn(Payment payment) {
        if (payment.outcomeUnknown && payment.status == PaymentStatus.PROCESSING) {
            return this == REVERSE && payment.reversal == null;
        }
        return payment.pendingOperation == null && isAllowedIn(payment.status, payment.refundable());
    }

    private boolean isAllowedIn(PaymentStatus status, long refundable) {
        return switch (status) {
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION -> this == CONFIRM || this == CANCEL;
            case REQUIRES_ACTION -> this == CANCEL;
            case REQUIRES_CAPTURE -> this == CAPTURE || this == CANCEL || this == REVERSE;
            case SUCCEEDED -> refundable > 0 && (this == REFUND || this == REVERSE);
            case PROCESSING, CANCELED -> false;
        };
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
