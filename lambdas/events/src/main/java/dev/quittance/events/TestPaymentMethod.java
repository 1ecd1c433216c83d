package dev.quittance.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tokens that the sandbox PSP understands. Each stands for a card and for how the PSP treats it. */
public enum TestPaymentMethod {
    /** Paid. */
    CARD_VISA("pm_card_visa", "visa", "4242"),
    /** Paid. */
    CARD_MASTERCARD("pm_card_mastercard", "mastercard", "4444"),
    /** Paid. */
    CARD_AMEX("pm_card_amex", "amex", "0005"),
    /** Declined: generic_decline. */
    CARD_DECLINED("pm_card_declined", "visa", "0002"),
    /** Declined: insufficient_funds. */
    CARD_INSUFFICIENT_FUNDS("pm_card_insufficient_funds", "visa", "9995"),
    /** Declined: lost_card. */
    CARD_LOST("pm_card_lost", "visa", "9987"),
    /** Declined: stolen_card. */
    CARD_STOLEN("pm_card_stolen", "visa", "9979"),
    /** Declined: expired_card. */
    CARD_EXPIRED("pm_card_expired", "visa", "0069"),
    /** Declined: incorrect_cvc. */
    CARD_INCORRECT_CVC("pm_card_incorrect_cvc", "visa", "0127"),
    /** Declined: processing_error. */
    CARD_PROCESSING_ERROR("pm_card_processing_error", "visa", "0119"),
    /** Declined: fraudulent. */
    CARD_FRAUDULENT("pm_card_fraudulent", "visa", "0019"),
    /** The payer must authenticate, then as the payer answers. */
    CARD_AUTHENTICATION_REQUIRED("pm_card_authentication_required", "visa", "3155"),
    /** Paid; its refunds pend, then succeed. */
    REFUND_PENDING("pm_refund_pending", "visa", "7726"),
    /** Paid; its refunds pend, then fail. */
    REFUND_FAILS("pm_refund_fails", "visa", "5126"),
    /** The answer is lost; the PSP did charge. */
    FAULT_TIMEOUT_CHARGED("pm_fault_timeout_charged", "visa", "1001"),
    /** The answer is lost; the PSP did not charge. */
    FAULT_TIMEOUT_NOT_CHARGED("pm_fault_timeout_not_charged", "visa", "1002"),
    /** The PSP answers 500 once, then works on the retry. */
    FAULT_500_THEN_OK("pm_fault_500_then_ok", "visa", "1003"),
    /** Paid after 3 s. */
    FAULT_SLOW("pm_fault_slow", "visa", "1004"),
    /** The PSP charges another amount than asked. */
    FAULT_WRONG_AMOUNT("pm_fault_wrong_amount", "visa", "1005"),
    /** Every outcome is told twice. */
    FAULT_DUPLICATE_EVENT("pm_fault_duplicate_event", "visa", "1006"),
    /** The outcome arrives before an older one about the same operation. */
    FAULT_OUT_OF_ORDER("pm_fault_out_of_order", "visa", "1007"),
    /** Paid, then contradicted by a decline. */
    FAULT_LATE_DECLINE("pm_fault_late_decline", "visa", "1008");

    private static final Map<String, TestPaymentMethod> BY_TOKEN =
            Arrays.stream(values()).collect(Collectors.toMap(TestPaymentMethod::token, Function.identity()));

    private final String token;
    private final String brand;
    private final String last4;

    TestPaymentMethod(String token, String brand, String last4) {
        this.token = token;
        this.brand = brand;
        this.last4 = last4;
    }

    public static Optional<TestPaymentMethod> ofToken(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    public String token() {
        return token;
    }

    public String brand() {
        return brand;
    }

    public String last4() {
        return last4;
    }
}
