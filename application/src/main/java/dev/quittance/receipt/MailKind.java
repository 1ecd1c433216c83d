package dev.quittance.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a payer is written about. */
enum MailKind {
    PAID,
    /** Nothing was paid; the payer may try again, or has tried too often. */
    NOT_PAID,
    REFUNDED;

    /** The mail that an event calls for, if any. */
    static Optional<MailKind> of(String type, JsonNode data) {
        return switch (type) {
            case "payment.succeeded" -> Optional.of(PAID);
            case "payment.failed" -> Optional.of(NOT_PAID);
            // A payment that its merchant canceled was never one in the payer's eyes.
            case "payment.canceled" ->
                data.path("cancellation_reason").asText().equals("attempt_limit")
                        ? Optional.of(NOT_PAID)
                        : Optional.empty();
            case "refund.succeeded" -> Optional.of(REFUNDED);
            default -> Optional.empty();
        };
    }
}
