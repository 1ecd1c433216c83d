package dev.quittance.payment;

import static java.util.Objects.requireNonNull;

import dev.quittance.events.Instruction;
import dev.quittance.events.OperationKind;
import dev.quittance.merchant.Caller;
import dev.quittance.outbox.Outbox;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with payments. Nothing here calls anything outside the database. */
@ApplicationScoped
class Payments {

    private final Outbox outbox;
    private final PaymentEvents events;
    private final InstantSource time;
    private final InquirySchedule inquiries;

    Payments(Outbox outbox, PaymentEvents events, InstantSource time, InquirySchedule inquiries) {
        this.outbox = outbox;
        this.events = events;
        this.time = time;
        this.inquiries = inquiries;
    }

    /** Payment, operation, event and outbox rows: one transaction, which is the caller's. */
    @Transactional(Transactional.TxType.MANDATORY)
    PaymentView accept(Caller caller, CreatePayment request, String idempotencyKey) {
        var now = time.instant();
        var payment = Payment.create(caller, request, idempotencyKey, now);
        payment.persist();
        if (request.startsAtOnce()) {
            authorize(payment, now);
        }
        return payment.view();
    }

    private void authorize(Payment payment, Instant now) {
        var edge = payment.confirm(now);
        var operation = PaymentOperation.start(
                payment, OperationKind.AUTHORIZE, payment.amount(), inquiries.silentAfter(), now);
        operation.persist();
        events.append(payment, edge.event(), now);
        outbox.instruct(
                new Instruction.Authorize(
                        operation.onTheWire(payment),
                        operation.executeBefore(),
                        payment.captureMethod(),
                        requireNonNull(payment.paymentMethod()),
                        payment.returnUrl()),
                now);
    }

    @Transactional
    PaymentView get(Caller caller, String id) {
        return Payment.find(caller, id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no payment " + id + "."))
                .view();
    }

    @Transactional
    List<PaymentView> page(Caller caller, @Nullable String startingAfter, int limit) {
        if (startingAfter != null && Payment.find(caller, startingAfter).isEmpty()) {
            throw ProblemException.at(
                    "starting_after", ProblemCode.PARAMETER_INVALID, "There is no payment with this id.");
        }
        return Payment.page(caller, startingAfter, limit).stream()
                .map(Payment::view)
                .toList();
    }
}
