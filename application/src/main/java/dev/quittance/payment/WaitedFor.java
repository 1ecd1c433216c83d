package dev.quittance.payment;

import dev.quittance.command.Commands;
import dev.quittance.idempotency.Answer;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import dev.quittance.problem.ProblemException.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** What a caller is told who waited for a payment: where it stands, or why nothing came of it. */
@ApplicationScoped
public class WaitedFor implements Commands.Outcome {

    private final Payments payments;

    WaitedFor(Payments payments) {
        this.payments = payments;
    }

    @Override
    public String now(Caller caller, String id, Answer answered) {
        var payment = payments.get(caller, id);
        var error = payment.lastError();
        if (error == null || isOlder(answered) || isOfFollowUp(payment, answered)) {
            return StrictJson.write(payment);
        }
        throw ProblemException.aboutRefusal(
                error.declineCode() == null ? ProblemCode.OPERATION_FAILED : ProblemCode.PAYMENT_DECLINED,
                error.message(),
                new Refusal(id, error.declineCode(), error.adviceCode()));
    }

    /** A payment that was to be authorized holds the money: what failed was asked for later. */
    private static boolean isOfFollowUp(PaymentView payment, Answer answered) {
        return payment.status() == PaymentStatus.REQUIRES_CAPTURE
                && StrictJson.stored(answered.body()).path("status").asText().equals(PaymentStatus.PROCESSING.wire());
    }

    /** Whatever starts an operation clears the error: one that stood there already is another command's. */
    private static boolean isOlder(Answer answered) {
        return StrictJson.stored(answered.body()).hasNonNull("last_error");
    }
}
