package dev.quittance.cloud.drill;

import java.util.List;

/** What the journal in DynamoDB says at the end. */
record Journal(List<Item> items) {

    /**
     * An item as it is searched by.
     *
     * @param operationId empty on a payment event
     * @param sequence 0 on an outcome
     */
    record Item(String paymentId, String eventId, String type, String operationId, long sequence) {

        boolean isOutcome() {
            return type.startsWith("operation.");
        }
    }
}
