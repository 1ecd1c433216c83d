package dev.quittance.resolution;

import dev.quittance.events.Outcome;
import dev.quittance.outbox.Outbox;
import dev.quittance.payment.InquirySchedule;
import dev.quittance.payment.Lifecycle.Edge;
import dev.quittance.payment.OperationStatus;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentEvents;
import dev.quittance.payment.PaymentOperation;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Turns an outcome into the payment's state and its next event. The payment's row lock orders everything; the outcome's
 * id makes it happen once; what contradicts something that is certain becomes a discrepancy and changes nothing.
 */
@ApplicationScoped
class Resolver {

    private final Outbox outbox;
    private final PaymentEvents events;
    private final InquirySchedule inquiries;
    private final InstantSource time;

    Resolver(Outbox outbox, PaymentEvents events, InquirySchedule inquiries, InstantSource time) {
        this.outbox = outbox;
        this.events = events;
        this.inquiries = inquiries;
        this.time = time;
    }

    /**
     * Resolves one outcome in one transaction.
     *
     * @throws UnknownOperationException when it is about nothing we ever started
     */
    @Transactional
    void resolve(Outcome outcome) {
        var now = time.instant();
        var payment = Payment.lock(outcome.paymentId()).orElseThrow(() -> new UnknownOperationException(outcome));
        var operation = PaymentOperation.<PaymentOperation>findByIdOptional(
                        outcome.operation().id())
                .filter(found -> found.paymentId().equals(payment.id()))
                .orElseThrow(() -> new UnknownOperationException(outcome));
        if (!SeenOutcome.isNew(outcome, now)) {
            return;
        }
        outbox.settled(operation.id());
        if (operation.status().isTerminal()) {
            compare(operation, outcome, now);
            return;
        }
        var edge = apply(payment, operation, outcome, now);
        if (edge != null) {
            events.append(payment, edge.event(), now);
        }
        Log.infof(
                "event=payment.resolved paymentId=%s operationId=%s outcome=%s status=%s",
                payment.id(), operation.id(), outcome.type(), payment.status().wire());
    }

    private @org.jspecify.annotations.Nullable Edge apply(
            Payment payment, PaymentOperation operation, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> {
                operation.succeeded(succeeded.pspReference(), now);
                if (succeeded.amount() != operation.amount()) {
                    open(
                            succeeded,
                            "amount_differs",
                            "asked for " + operation.amount() + ", the PSP moved " + succeeded.amount(),
                            now);
                }
                yield payment.authorized(now);
            }
            case Outcome.Declined declined -> {
                operation.declined(declined.pspReference(), declined.declineCode(), declined.message(), now);
                yield payment.declined(declined.declineCode(), declined.message(), now);
            }
            case Outcome.Failed failed -> {
                operation.failed(failed.code(), failed.message(), now);
                yield payment.nothingHappened(failed.code(), failed.message(), now);
            }
            case Outcome.Unknown unknown -> {
                operation.unknown(unknown.message(), inquiries.first(payment.mode()), now);
                yield payment.outcomeUnknown(now);
            }
            case Outcome.RequiresAction action -> {
                operation.pending(action.pspReference(), now);
                yield payment.authenticationRequired(action.redirectUrl(), now);
            }
            case Outcome.Pending pending -> {
                operation.pending(pending.pspReference(), now);
                yield null;
            }
        };
    }

    /** The operation's end is certain; a late telling either agrees with it or is a discrepancy. */
    private void compare(PaymentOperation operation, Outcome late, Instant now) {
        var agrees = switch (late) {
            case Outcome.Succeeded _ -> operation.status() == OperationStatus.SUCCEEDED;
            case Outcome.Declined _, Outcome.Failed _ -> operation.status() == OperationStatus.FAILED;
            case Outcome.Unknown _, Outcome.RequiresAction _, Outcome.Pending _ -> true;
        };
        if (!agrees) {
            open(
                    late,
                    "contradiction",
                    "the operation " + operation.status().wire() + ", then came " + late.type(),
                    now);
        }
    }

    private static void open(Outcome outcome, String kind, String detail, Instant now) {
        Discrepancy.of(outcome, kind, detail, now).persist();
        Log.warnf(
                "event=discrepancy.opened kind=%s paymentId=%s operationId=%s detail=\"%s\"",
                kind, outcome.paymentId(), outcome.operation().id(), detail);
    }
}
