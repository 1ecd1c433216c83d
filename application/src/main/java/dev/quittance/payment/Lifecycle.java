package dev.quittance.payment;

import static dev.quittance.payment.PaymentStatus.CANCELED;
import static dev.quittance.payment.PaymentStatus.PROCESSING;
import static dev.quittance.payment.PaymentStatus.REQUIRES_ACTION;
import static dev.quittance.payment.PaymentStatus.REQUIRES_CAPTURE;
import static dev.quittance.payment.PaymentStatus.REQUIRES_CONFIRMATION;
import static dev.quittance.payment.PaymentStatus.REQUIRES_PAYMENT_METHOD;
import static dev.quittance.payment.PaymentStatus.SUCCEEDED;

import java.util.List;
import java.util.Optional;

/** Every move a payment can make, and the event that tells of it. What is not in the table can't happen. */
public final class Lifecycle {

    /** What moves a payment. */
    public enum Move {
        CONFIRM,
        PAID,
        AUTHORIZED,
        DECLINED,
        ATTEMPTS_USED_UP,
        NOTHING_HAPPENED,
        OUTCOME_UNKNOWN,
        AUTHENTICATION_REQUIRED
    }

    /** One line of the table. */
    public record Edge(PaymentStatus from, Move move, PaymentStatus to, String event) {}

    public static final List<Edge> EDGES = List.of(
            new Edge(REQUIRES_PAYMENT_METHOD, Move.CONFIRM, PROCESSING, "payment.processing"),
            new Edge(REQUIRES_CONFIRMATION, Move.CONFIRM, PROCESSING, "payment.processing"),
            new Edge(PROCESSING, Move.PAID, SUCCEEDED, "payment.succeeded"),
            new Edge(PROCESSING, Move.AUTHORIZED, REQUIRES_CAPTURE, "payment.requires_capture"),
            new Edge(PROCESSING, Move.DECLINED, REQUIRES_PAYMENT_METHOD, "payment.failed"),
            new Edge(PROCESSING, Move.ATTEMPTS_USED_UP, CANCELED, "payment.canceled"),
            new Edge(PROCESSING, Move.NOTHING_HAPPENED, REQUIRES_PAYMENT_METHOD, "payment.failed"),
            new Edge(PROCESSING, Move.OUTCOME_UNKNOWN, PROCESSING, "payment.outcome_unknown"),
            new Edge(PROCESSING, Move.AUTHENTICATION_REQUIRED, REQUIRES_ACTION, "payment.requires_action"));

    private Lifecycle() {}

    public static Optional<Edge> edge(PaymentStatus from, Move move) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.move() == move)
                .findFirst();
    }
}
