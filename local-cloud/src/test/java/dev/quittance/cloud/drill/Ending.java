package dev.quittance.cloud.drill;

/**
 * How a payment is promised to end.
 *
 * @param reason the decline code, or the error's own where nobody declined; empty when nothing went wrong
 */
record Ending(String status, String reason, long captured, long refunded) {

    /** Nothing has happened, and nothing will. */
    static final Ending NOTHING_HAPPENED = new Ending("requires_payment_method", "nothing_happened", 0, 0);

    static final Ending WAITS_FOR_PAYER = new Ending("requires_action", "", 0, 0);

    static Ending declined(String reason) {
        return new Ending("requires_payment_method", reason, 0, 0);
    }

    static Ending of(Database.Payment payment) {
        return new Ending(payment.status(), payment.reason(), payment.amountCaptured(), payment.amountRefunded());
    }

    @Override
    public String toString() {
        return "%s(%s) with %d taken and %d given back".formatted(status, reason, captured, refunded);
    }
}
