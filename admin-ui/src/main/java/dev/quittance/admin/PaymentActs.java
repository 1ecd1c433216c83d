package dev.quittance.admin;

/**
 * What operators do with payments. Each act happens under the payment's row lock and is written to the audit in the same
 * transaction.
 *
 * <p>Every method throws {@link RefusedException} when the payment's state doesn't allow it; then nothing has changed.
 */
public interface PaymentActs {

    /** @param amount as people write it; empty for everything that is held. What is left of the hold is released. */
    void capture(Act act, String paymentId, String amount);

    void cancel(Act act, String paymentId);

    /** What became of an act that may need four eyes. */
    enum Effect {
        DONE,
        /** Nothing has happened yet: it is above the limit, and another operator has to approve it. */
        WAITS_FOR_APPROVAL
    }

    /** @param amount as people write it; empty for everything that is left. */
    Effect refund(Act act, String paymentId, String amount);

    Effect reverse(Act act, String paymentId);

    /** Asks the PSP now about every operation that has no end yet. */
    void inquire(Act act, String paymentId);

    /**
     * Ends an unknown operation by an operator's word, with proof.
     *
     * @param happened whether the PSP did what was asked. "No" is taken only once the operation can't be executed late.
     * @param proof the PSP's reference of the charge, or where the operator read that there is none
     */
    Effect settle(Act act, String paymentId, String operationId, boolean happened, String proof);
}
