package dev.quittance.cloud.drill;

import static dev.quittance.cloud.drill.Promise.ANOTHER_AMOUNT;
import static dev.quittance.cloud.drill.Promise.ASKS_PAYER;
import static dev.quittance.cloud.drill.Promise.CONTRADICTED;
import static dev.quittance.cloud.drill.Promise.DECLINED;
import static dev.quittance.cloud.drill.Promise.NOT_CHARGED;
import static dev.quittance.cloud.drill.Promise.PAID;

import java.util.Locale;

/** Every token of the test mode, with what it promises. Written out again, because this is what the platform is held to. */
enum Card {
    PM_CARD_VISA(PAID),
    PM_CARD_MASTERCARD(PAID),
    PM_CARD_AMEX(PAID),
    PM_CARD_DECLINED(DECLINED, "generic_decline"),
    PM_CARD_INSUFFICIENT_FUNDS(DECLINED, "insufficient_funds"),
    PM_CARD_LOST(DECLINED, "lost_card"),
    PM_CARD_STOLEN(DECLINED, "stolen_card"),
    PM_CARD_EXPIRED(DECLINED, "expired_card"),
    PM_CARD_INCORRECT_CVC(DECLINED, "incorrect_cvc"),
    PM_CARD_PROCESSING_ERROR(DECLINED, "processing_error"),
    PM_CARD_FRAUDULENT(DECLINED, "fraudulent"),
    PM_CARD_AUTHENTICATION_REQUIRED(ASKS_PAYER),
    PM_REFUND_PENDING(PAID),
    PM_REFUND_FAILS(PAID),
    PM_FAULT_TIMEOUT_CHARGED(PAID),
    PM_FAULT_TIMEOUT_NOT_CHARGED(NOT_CHARGED),
    PM_FAULT_500_THEN_OK(PAID),
    PM_FAULT_SLOW(PAID),
    PM_FAULT_WRONG_AMOUNT(ANOTHER_AMOUNT),
    PM_FAULT_DUPLICATE_EVENT(PAID),
    PM_FAULT_OUT_OF_ORDER(PAID),
    PM_FAULT_LATE_DECLINE(CONTRADICTED);

    private final Promise promise;
    private final String declineCode;

    Card(Promise promise) {
        this(promise, "");
    }

    Card(Promise promise, String declineCode) {
        this.promise = promise;
        this.declineCode = declineCode;
    }

    String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    Promise promise() {
        return promise;
    }

    /** Empty unless it is declined. */
    String declineCode() {
        return declineCode;
    }
}
