package dev.quittance.cloud.guide;

import java.util.UUID;

/** A payment that succeeds, of the amount that the guide shows. */
final class Purchase {

    private Purchase() {}

    /** Returns the payment's id; its outcome comes later. */
    static String make(Terminal terminal) throws Exception {
        var reply = terminal.type("""
                curl http://localhost:8080/api/v1/payments -H "Authorization: Bearer sk_test_demo" \
                  -H "Idempotency-Key: %s" -H "Content-Type: application/json" \
                  -d '{"amount": 4200, "currency": "EUR", "payment_method": "pm_card_visa"}'
                """.formatted(UUID.randomUUID()));
        return reply.body().path("id").asText();
    }
}
