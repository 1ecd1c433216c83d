package dev.quittance.sandbox.psp;

/** Where a charge's money is, in minor units: held, taken, and of what was taken, given back or not. */
record Funds(long capturable, long captured, long refundable, long refunded) {

    static final Funds NONE = new Funds(0, 0, 0, 0);

    static Funds held(long amount) {
        return new Funds(amount, 0, 0, 0);
    }

    static Funds taken(long amount) {
        return new Funds(0, amount, amount, 0);
    }
}
