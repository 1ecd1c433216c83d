package dev.quittance.cloud.drill;

/** How a payment with a token ends. */
enum Promise {
    PAID,
    /** Paid, but not what was asked for: a discrepancy. */
    ANOTHER_AMOUNT,
    /** Paid, then declined: whichever is told first stands, the other is a discrepancy. */
    CONTRADICTED,
    DECLINED,
    /** Waits for the payer, who does not come in a drill. */
    ASKS_PAYER,
    /** The PSP never saw it, and an inquiry proves that. */
    NOT_CHARGED
}
