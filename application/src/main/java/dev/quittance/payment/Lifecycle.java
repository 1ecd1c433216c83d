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
        ATTACH,
        CONFIRM,
        PAID,
        AUTHORIZED,
        DECLINED,
        ATTEMPTS_USED_UP,
        NOTHING_HAPPENED,
        OUTCOME_UNKNOWN,
        AUTHENTICATION_REQUIRED,
        AUTHENTICATION_ANSWERED,
        CAPTURED,
        CAPTURED_IN_PART,
        FOLLOW_UP_FAILED,
        CANCEL,
        RELEASED_AFTER_PART
    }

    /** One line of the table. */
    public record Edge(PaymentStatus from, Move move, PaymentStatus to, String event) {}

    private static final String PROCESSING_EVENT = "payment.processing";
    private static final String SUCCEEDED_EVENT = "payment.succeeded";
    private static final String REQUIRES_CAPTURE_EVENT = "payment.requires_capture";
    private static final String FAILED_EVENT = "payment.failed";
    private static final String CANCELED_EVENT = "payment.canceled";
    private static final String UNKNOWN_EVENT = "payment.outcome_unknown";

    public static final List<Edge> EDGES = List.of(
            new Edge(REQUIRES_PAYMENT_METHOD, Move.ATTACH, REQUIRES_CONFIRMATION, "payment.requires_confirmation"),
            new Edge(REQUIRES_PAYMENT_METHOD, Move.CONFIRM, PROCESSING, PROCESSING_EVENT),
            new Edge(REQUIRES_PAYMENT_METHOD, Move.CANCEL, CANCELED, CANCELED_EVENT),
            new Edge(REQUIRES_CONFIRMATION, Move.CONFIRM, PROCESSING, PROCESSING_EVENT),
            new Edge(REQUIRES_CONFIRMATION, Move.CANCEL, CANCELED, CANCELED_EVENT),
            new Edge(PROCESSING, Move.PAID, SUCCEEDED, SUCCEEDED_EVENT),
            new Edge(PROCESSING, Move.AUTHORIZED, REQUIRES_CAPTURE, REQUIRES_CAPTURE_EVENT),
            new Edge(PROCESSING, Move.DECLINED, REQUIRES_PAYMENT_METHOD, FAILED_EVENT),
            new Edge(PROCESSING, Move.ATTEMPTS_USED_UP, CANCELED, CANCELED_EVENT),
            new Edge(PROCESSING, Move.NOTHING_HAPPENED, REQUIRES_PAYMENT_METHOD, FAILED_EVENT),
            new Edge(PROCESSING, Move.OUTCOME_UNKNOWN, PROCESSING, UNKNOWN_EVENT),
            new Edge(PROCESSING, Move.AUTHENTICATION_REQUIRED, REQUIRES_ACTION, "payment.requires_action"),
            new Edge(PROCESSING, Move.CANCEL, CANCELED, CANCELED_EVENT),
            new Edge(REQUIRES_ACTION, Move.AUTHENTICATION_ANSWERED, PROCESSING, PROCESSING_EVENT),
            new Edge(REQUIRES_ACTION, Move.PAID, SUCCEEDED, SUCCEEDED_EVENT),
            new Edge(REQUIRES_ACTION, Move.AUTHORIZED, REQUIRES_CAPTURE, REQUIRES_CAPTURE_EVENT),
            new Edge(REQUIRES_ACTION, Move.DECLINED, REQUIRES_PAYMENT_METHOD, FAILED_EVENT),
            new Edge(REQUIRES_ACTION, Move.ATTEMPTS_USED_UP, CANCELED, CANCELED_EVENT),
            new Edge(REQUIRES_ACTION, Move.NOTHING_HAPPENED, REQUIRES_PAYMENT_METHOD, FAILED_EVENT),
            new Edge(REQUIRES_ACTION, Move.OUTCOME_UNKNOWN, PROCESSING, UNKNOWN_EVENT),
            new Edge(REQUIRES_ACTION, Move.CANCEL, CANCELED, CANCELED_EVENT),
            new Edge(REQUIRES_CAPTURE, Move.CAPTURED, SUCCEEDED, SUCCEEDED_EVENT),
            new Edge(REQUIRES_CAPTURE, Move.CAPTURED_IN_PART, REQUIRES_CAPTURE, REQUIRES_CAPTURE_EVENT),
            new Edge(REQUIRES_CAPTURE, Move.FOLLOW_UP_FAILED, REQUIRES_CAPTURE, REQUIRES_CAPTURE_EVENT),
            new Edge(REQUIRES_CAPTURE, Move.OUTCOME_UNKNOWN, REQUIRES_CAPTURE, UNKNOWN_EVENT),
            new Edge(REQUIRES_CAPTURE, Move.CANCEL, CANCELED, CANCELED_EVENT),
            new Edge(REQUIRES_CAPTURE, Move.RELEASED_AFTER_PART, SUCCEEDED, SUCCEEDED_EVENT));

    private Lifecycle() {}

    public static Optional<Edge> edge(PaymentStatus from, Move move) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.move() == move)
                .findFirst();
    }
}
