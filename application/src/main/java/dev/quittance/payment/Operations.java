package dev.quittance.payment;

import static java.util.Objects.requireNonNull;

import dev.quittance.events.Instruction;
import dev.quittance.events.OperationKind;
import dev.quittance.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Starts operations: the row beneath the payment, and the instruction that the outbox owes to the payment function. */
@ApplicationScoped
public class Operations {

    private final Outbox outbox;
    private final InquirySchedule inquiries;

    Operations(Outbox outbox, InquirySchedule inquiries) {
        this.outbox = outbox;
        this.inquiries = inquiries;
    }

    void authorize(Payment payment, Instant now) {
        var operation = start(payment, OperationKind.AUTHORIZE, payment.amount(), false, now);
        outbox.instruct(
                new Instruction.Authorize(
                        operation.onTheWire(payment),
                        operation.executeBefore(),
                        payment.captureMethod,
                        requireNonNull(payment.paymentMethod),
                        payment.returnUrl),
                now);
    }

    /** Goes on with an authorization for which the payer had to authenticate, or gives it up. */
    void authenticate(Payment payment, PaymentOperation authorization, boolean passed, Instant now) {
        authorization.inquireAt(now.plus(inquiries.silentAfter()));
        outbox.instruct(
                new Instruction.Authenticate(
                        authorization.onTheWire(payment),
                        authorization.executeBefore(),
                        payment.captureMethod,
                        requireNonNull(payment.paymentMethod),
                        passed),
                now);
    }

    /** The payer is no longer waited for; if they were quicker than this, the PSP says so. */
    public void giveUpAuthentication(Payment payment, Instant now) {
        PaymentOperation.unended(payment).forEach(authorization -> authenticate(payment, authorization, false, now));
    }

    void capture(Payment payment, long amount, boolean last, Instant now) {
        var authorization = PaymentOperation.authorizationOf(payment);
        var operation = start(payment, OperationKind.CAPTURE, amount, last, now);
        outbox.instruct(
                new Instruction.Capture(
                        operation.onTheWire(payment),
                        operation.executeBefore(),
                        authorization.id(),
                        requireNonNull(authorization.pspReference()),
                        last),
                now);
    }

    /** Releases what is held and was not captured. */
    public void cancel(Payment payment, Instant now) {
        var authorization = PaymentOperation.authorizationOf(payment);
        var operation = start(payment, OperationKind.CANCEL, payment.capturable(), true, now);
        outbox.instruct(
                new Instruction.Cancel(
                        operation.onTheWire(payment),
                        operation.executeBefore(),
                        authorization.id(),
                        requireNonNull(authorization.pspReference())),
                now);
    }

    /** Gives back a part of what was captured; returns the operation's id. */
    public String refund(Payment payment, long amount, Instant now) {
        var authorization = PaymentOperation.authorizationOf(payment);
        var operation = start(payment, OperationKind.REFUND, amount, true, now);
        outbox.instruct(
                new Instruction.Refund(
                        operation.onTheWire(payment),
                        operation.executeBefore(),
                        authorization.id(),
                        requireNonNull(authorization.pspReference())),
                now);
        return operation.id();
    }

    /** Asks at once about whatever has no end yet, instead of waiting for its turn in the schedule. */
    public void inquireNow(Payment payment, Instant now) {
        PaymentOperation.unended(payment).forEach(operation -> operation.inquireAt(now));
    }

    private PaymentOperation start(Payment payment, OperationKind kind, long amount, boolean last, Instant now) {
        var operation = PaymentOperation.start(payment, kind, amount, last, inquiries.silentAfter(), now);
        operation.persist();
        return operation;
    }
}
