package dev.quittance.explanation;

import dev.quittance.explanation.Explanation.Told;
import dev.quittance.payment.OperationView;
import dev.quittance.payment.PaymentView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that an explanation is made from.
 *
 * @param discrepancies what contradicted something certain and nobody has settled yet, in words
 */
record Known(
        PaymentView payment,
        List<OperationView> operations,
        List<Outcome> outcomes,
        List<Event> events,
        List<Told> told,
        List<String> discrepancies,
        Instant now) {

    /** What a function told, and when it was resolved. */
    record Outcome(String operation, String type, @Nullable Instant occurredAt, Instant receivedAt) {}

    /** What was made of it. */
    record Event(String id, String type, long sequence, Instant occurredAt) {}

    Stream<OperationView> unended() {
        return operations.stream().filter(operation -> !operation.status().isTerminal());
    }

    /** As people write it: 42.00 EUR. */
    String money(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, payment.exponent()).toPlainString() + " " + payment.currency();
    }
}
