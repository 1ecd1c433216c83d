package dev.quittance.cloud.drill;

import java.util.List;

/** What the sandbox PSP's book says at the end. */
record Book(List<Entry> entries) {

    /** @param key the idempotency key towards the PSP, which is the operation's id */
    record Entry(String key, String paymentId, String kind, String outcome, String code, long amount) {

        boolean isCharge() {
            return kind.equals("charge");
        }

        boolean isPaid() {
            return isCharge() && outcome.equals("succeeded");
        }

        /** The fence that an inquiry put where nothing had happened. */
        boolean isFence() {
            return kind.equals("void") && outcome.equals("failed");
        }
    }
}
