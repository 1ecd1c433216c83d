package dev.quittance.resolution;

import dev.quittance.discrepancy.Discrepancy;
import dev.quittance.events.OperationKind;
import dev.quittance.events.Outcome;
import dev.quittance.payment.Lifecycle.Edge;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentEvents;
import dev.quittance.payment.PaymentOperation;
import dev.quittance.payment.PaymentStatus;
import dev.quittance.payment.PaymentTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;

/** What an outcome means for the payment itself. */
@ApplicationScoped
class PaymentOutcomes {

    private final PaymentEvents events;
    private final PaymentTimes times;

    PaymentOutcomes(PaymentEvents events, PaymentTimes times) {
        this.events = events;
        this.times = times;
    }

    void authorization(Payment payment, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Succeeded _ -> moved(payment, payment.authorized(times.captureWithin(), now), now);
            case Outcome.Declined declined ->
                moved(payment, payment.declined(declined.declineCode(), declined.message(), now), now);
            case Outcome.Failed failed ->
                moved(payment, payment.nothingHappened(failed.code(), failed.message(), now), now);
            case Outcome.Unknown _ -> moved(payment, payment.outcomeUnknown(now), now);
            case Outcome.RequiresAction action -> {
                // Unless the payer is known to be asked, and is not waited for any more.
                if (payment.status() != PaymentStatus.REQUIRES_ACTION) {
                    moved(payment, payment.authenticationRequired(action.redirectUrl(), now), now);
                }
            }
            case Outcome.Pending _ -> {
                // The PSP has it; the payment goes on processing.
            }
        }
    }

    /** Of a capture or a cancel. */
    void followUp(Payment payment, PaymentOperation operation, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Succeeded _ ->
                moved(
                        payment,
                        operation.kind() == OperationKind.CAPTURE
                                ? payment.captured(operation.amount(), operation.isLast(), now)
                                : payment.canceled(now),
                        now);
            case Outcome.Declined declined ->
                failed(
                        payment,
                        operation,
                        declined.declineCode().name().toLowerCase(Locale.ROOT),
                        declined.message(),
                        now);
            case Outcome.Failed failed -> failed(payment, operation, failed.code(), failed.message(), now);
            case Outcome.Unknown _ -> moved(payment, payment.outcomeUnknown(now), now);
            case Outcome.RequiresAction action ->
                Discrepancy.open(
                        action, "unexpected_outcome", "a " + operation.kind() + " needs no authentication", now);
            case Outcome.Pending _ -> {
                // The PSP has it and is asked for its end.
            }
        }
    }

    /** The hold stands as before, unless it has run out and the PSP, when told to release it, has none. */
    private void failed(Payment payment, PaymentOperation operation, String code, String message, Instant now) {
        var gone = operation.kind() == OperationKind.CANCEL
                && payment.isExpired(now)
                && !code.equals(Outcome.Failed.NOTHING_HAPPENED);
        moved(payment, gone ? payment.canceled(now) : payment.followUpFailed(code, message, now), now);
    }

    private void moved(Payment payment, Edge edge, Instant now) {
        events.append(payment, edge.event(), now);
    }
}
