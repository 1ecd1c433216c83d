package dev.quittance.cloud.drill;

import java.util.List;

/** What the sandbox PSP's book says at the end. */
record Book(List<Entry> entries) {

    /**
     * What was done, or not, under a key.
     *
     * @param key the idempotency key towards the PSP, which is the operation's id
     * @param captured of a charge: taken so far
     * @param refunded of a charge: given back so far
     */
    record Entry(
            String key,
            String paymentId,
            String kind,
            String outcome,
            String code,
            long amount,
            long captured,
            long refunded) {

        boolean isCharge() {
            return kind.equals("charge");
        }

        boolean isPaid() {
            return isCharge() && isDone();
        }

        boolean isDone() {
            return outcome.equals("succeeded");
        }

        /** The fence that an inquiry put where nothing had happened. */
        boolean isFence() {
            return kind.equals("void") && outcome.equals("failed");
        }
    }
}
