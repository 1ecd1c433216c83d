package dev.quittance.cloud.drill;

/**
 * A payment that the API answered for with 201.
 *
 * @param amount in minor units
 */
record Accepted(String paymentId, String idempotencyKey, Card card, long amount) {}
