package dev.quittance.cloud.drill;

/**
 * What a merchant was answered for, and what must therefore be done once.
 *
 * @param kind of the operation that does it: {@code capture}, {@code cancel} or {@code refund}
 * @param amount in minor units
 */
record Command(String kind, long amount) {

    @Override
    public String toString() {
        return kind + " " + amount;
    }
}
