package dev.quittance.resolution;

import dev.quittance.discrepancy.Discrepancy;
import dev.quittance.events.OperationKind;
import dev.quittance.events.Outcome;
import dev.quittance.outbox.Outbox;
import dev.quittance.payment.InquirySchedule;
import dev.quittance.payment.OperationStatus;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentOperation;
import dev.quittance.payment.PaymentStatus;
import dev.quittance.payment.PaymentTimes;
import dev.quittance.refund.Refunds;
import dev.quittance.reversal.Reversals;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Turns an outcome into the payment's state and its next event. The payment's row lock orders everything; the outcome's
 * id makes it happen once; what contradicts something that is certain becomes a discrepancy and changes nothing.
 */
@ApplicationScoped
public class Resolver {

    private final Outbox outbox;
    private final PaymentOutcomes payments;
    private final Refunds refunds;
    private final Reversals reversals;
    private final InquirySchedule inquiries;
    private final PaymentTimes times;
    private final InstantSource time;

    Resolver(
            Outbox outbox,
            PaymentOutcomes payments,
            Refunds refunds,
            Reversals reversals,
            InquirySchedule inquiries,
            PaymentTimes times,
            InstantSource time) {
        this.outbox = outbox;
        this.payments = payments;
        this.refunds = refunds;
        this.reversals = reversals;
        this.inquiries = inquiries;
        this.times = times;
        this.time = time;
    }

    /**
     * Resolves one outcome in one transaction.
     *
     * @return the ids of what changed: the payment's and, of a refund, the refund's
     * @throws UnknownOperationException when it is about nothing we ever started
     */
    @Transactional
    public Set<String> resolve(Outcome outcome) {
        var now = time.instant();
        var payment = Payment.lock(outcome.paymentId()).orElseThrow(() -> new UnknownOperationException(outcome));
        var operation = PaymentOperation.<PaymentOperation>findByIdOptional(
                        outcome.operation().id())
                .filter(found -> found.paymentId().equals(payment.id()))
                .orElseThrow(() -> new UnknownOperationException(outcome));
        if (!SeenOutcome.isNew(outcome, now) && !isTrueAgain(outcome, operation, payment)) {
            return Set.of();
        }
        if (outcome instanceof Outcome.Unknown && isKnownToBeUnderWay(operation, payment)) {
            return Set.of();
        }
        outbox.settled(operation.id());
        if (operation.status().isTerminal()) {
            compare(payment, operation, outcome, now);
            return Set.of();
        }
        tell(operation, payment, outcome, now);
        var changed = switch (operation.kind()) {
            case AUTHORIZE -> {
                payments.authorization(payment, outcome, now);
                yield Set.of(payment.id());
            }
            case CAPTURE, CANCEL -> {
                payments.followUp(payment, operation, outcome, now);
                yield Set.of(payment.id());
            }
            case REFUND -> Set.of(payment.id(), refunds.resolve(payment, operation, outcome, now));
        };
        if (operation.status().isTerminal() || outcome instanceof Outcome.RequiresAction) {
            reversals.goOn(payment, now);
        }
        Log.infof(
                "event=payment.resolved paymentId=%s operationId=%s outcome=%s status=%s",
                payment.id(), operation.id(), outcome.type(), payment.status().wire());
        return changed;
    }

    /**
     * What was told before the payer answered may come true again after it. The PSP, asked since, says that it still waits
     * for an answer: ours never reached it. Or an answer of the PSP's is lost anew, or it has what nobody knew of.
     */
    private static boolean isTrueAgain(Outcome outcome, PaymentOperation operation, Payment payment) {
        return switch (outcome) {
            case Outcome.RequiresAction _ ->
                operation.status() == OperationStatus.UNKNOWN
                        || (operation.status() == OperationStatus.PENDING
                                && operation.wasInquiredSinceAskingPayer()
                                && !payment.waitsForPayer());
            case Outcome.Unknown _ ->
                operation.status() == OperationStatus.PENDING && payment.status() == PaymentStatus.PROCESSING;
            case Outcome.Pending _ -> operation.status() == OperationStatus.UNKNOWN;
            case Outcome.Succeeded _, Outcome.Declined _, Outcome.Failed _ -> false;
        };
    }

    /** The PSP said that it has it, and all that was lost since is the answer to a question that changes nothing. */
    private static boolean isKnownToBeUnderWay(PaymentOperation operation, Payment payment) {
        return operation.status() == OperationStatus.PENDING
                && (operation.kind() != OperationKind.AUTHORIZE || payment.waitsForPayer());
    }

    private void tell(PaymentOperation operation, Payment payment, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Succeeded succeeded -> {
                operation.succeeded(succeeded.pspReference(), now);
                compareAmounts(operation, succeeded, now);
            }
            case Outcome.Declined declined ->
                operation.declined(declined.pspReference(), declined.declineCode(), declined.message(), now);
            case Outcome.Failed failed -> operation.failed(failed.code(), failed.message(), now);
            case Outcome.Unknown unknown -> operation.unknown(unknown.message(), inquiries.first(payment.mode()), now);
            case Outcome.RequiresAction action ->
                operation.pending(action.pspReference(), times.authenticateWithin(), now);
            case Outcome.Pending pending ->
                operation.pending(pending.pspReference(), inquiries.first(payment.mode()), now);
        }
    }

    private static void compareAmounts(PaymentOperation operation, Outcome.Succeeded succeeded, Instant now) {
        if (succeeded.amount() != operation.amount()) {
            Discrepancy.open(
                    succeeded,
                    "amount_differs",
                    "asked for " + operation.amount() + ", the PSP moved " + succeeded.amount(),
                    now);
        }
    }

    /** The operation's end is certain; a late telling either agrees with it or is a discrepancy. */
    private void compare(Payment payment, PaymentOperation operation, Outcome late, Instant now) {
        if (late instanceof Outcome.Failed failed && failed.code().equals(Outcome.Failed.REFUND_RETURNED)) {
            refunds.returned(payment, operation, failed, now);
            return;
        }
        var agrees = switch (late) {
            case Outcome.Succeeded _ -> operation.status() == OperationStatus.SUCCEEDED;
            case Outcome.Declined _, Outcome.Failed _ -> operation.status() == OperationStatus.FAILED;
            case Outcome.Unknown _, Outcome.RequiresAction _, Outcome.Pending _ -> true;
        };
        if (!agrees) {
            Discrepancy.open(
                    late,
                    "contradiction",
                    "the operation " + operation.status().wire() + ", then came " + late.type(),
                    now);
        } else if (late instanceof Outcome.Succeeded succeeded) {
            compareAmounts(operation, succeeded, now);
        }
    }
}
