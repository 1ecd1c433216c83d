package dev.quittance.cloud.drill;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A payment as its merchant sees it.
 *
 * @param challengeUrl where the payer authenticates; empty when nobody asks for it
 */
record Seen(
        String id,
        String status,
        boolean isBusy,
        long amount,
        long capturable,
        long captured,
        long refunded,
        String challengeUrl) {

    static Seen of(JsonNode payment) {
        var status = payment.path("status").asText();
        return new Seen(
                payment.path("id").asText(),
                status,
                status.equals("processing")
                        || !payment.path("pending_operation").isNull(),
                payment.path("amount").asLong(),
                payment.path("amount_capturable").asLong(),
                payment.path("amount_captured").asLong(),
                payment.path("amount_refunded").asLong(),
                payment.path("next_action").path("url").asText());
    }

    boolean is(String status) {
        return this.status.equals(status);
    }
}
