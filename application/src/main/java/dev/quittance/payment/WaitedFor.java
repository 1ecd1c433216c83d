package dev.quittance.payment;

import dev.quittance.command.Commands;
import dev.quittance.idempotency.Answer;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import dev.quittance.problem.ProblemException.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** What a caller is told who waited for a payment: where it stands, or why nothing came of it. */
@ApplicationScoped
public class WaitedFor implements Commands.Outcome {

    private final Payments payments;

    WaitedFor(Payments payments) {
        this.payments = payments;
    }

    @Override
    @Transactional
    public String now(Caller caller, String id, Answer answered) {
        var payment = payments.get(caller, id);
        var error = payment.lastError();
        if (error == null || !hasFailed(id, answered)) {
            return StrictJson.write(payment);
        }
        throw ProblemException.aboutRefusal(
                error.declineCode() == null ? ProblemCode.OPERATION_FAILED : ProblemCode.PAYMENT_DECLINED,
                error.message(),
                new Refusal(id, error.declineCode(), error.adviceCode()));
    }

    /** The payment's error may be of a command before this one, or after it. */
    private static boolean hasFailed(String id, Answer answered) {
        var then = StrictJson.stored(answered.body());
        return then.hasNonNull("pending_operation")
                && PaymentOperation.hasFailed(id, Instant.parse(then.path("updated_at").asText()));
    }
}
