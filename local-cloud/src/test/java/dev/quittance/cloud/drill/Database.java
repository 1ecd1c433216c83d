package dev.quittance.cloud.drill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says at the end.
 *
 * @param owed messages still in the outbox
 */
record Database(
        List<Payment> payments,
        List<Operation> operations,
        List<Event> events,
        List<Outcome> outcomes,
        List<Discrepancy> discrepancies,
        int owed) {

    /** @param sequence of its last event */
    record Payment(
            String id,
            String idempotencyKey,
            @Nullable String paymentMethod,
            long amount,
            String status,
            @Nullable String errorCode,
            @Nullable String declineCode,
            long amountCaptured,
            long sequence) {}

    /** @param inquiries how often the PSP was asked what became of it */
    record Operation(
            String id,
            String paymentId,
            String status,
            @Nullable String errorCode,
            @Nullable String declineCode,
            int inquiries) {}

    record Event(
            String id,
            String paymentId,
            long sequence,
            String type,
            @Nullable String previousEventId) {}

    record Outcome(String eventId, String operationId, String type) {}

    record Discrepancy(String paymentId, String kind) {}
}
