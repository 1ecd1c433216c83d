package dev.quittance.cloud.drill;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says at the end.
 *
 * @param owed messages still in the outbox
 */
record Database(
        List<Payment> payments,
        List<Operation> operations,
        List<Refund> refunds,
        List<Event> events,
        List<Outcome> outcomes,
        List<Discrepancy> discrepancies,
        List<Delivery> deliveries,
        int owed) {

    /** The kinds of what contradicts, by payment. */
    Map<String, Set<String>> discrepanciesByPayment() {
        return discrepancies.stream().collect(groupingBy(Discrepancy::paymentId, mapping(Discrepancy::kind, toSet())));
    }

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
            long amountRefunded,
            long sequence) {

        /** The decline code, or the error's own where nobody declined; empty when nothing went wrong. */
        String reason() {
            return requireNonNullElse(declineCode, requireNonNullElse(errorCode, ""));
        }
    }

    /** @param inquiries how often the PSP was asked what became of it */
    record Operation(
            String id,
            String paymentId,
            String kind,
            String status,
            long amount,
            @Nullable String errorCode,
            @Nullable String declineCode,
            int inquiries) {

        boolean isAuthorization() {
            return kind.equals("authorize");
        }
    }

    record Refund(String operationId, String status) {}

    record Event(
            String id,
            String paymentId,
            long sequence,
            String type,
            @Nullable String previousEventId) {}

    record Outcome(String eventId, String operationId, String type) {}

    record Discrepancy(String paymentId, String kind) {}

    /** @param kind {@code webhook} or {@code receipt} */
    record Delivery(String id, String kind, String status) {}
}
