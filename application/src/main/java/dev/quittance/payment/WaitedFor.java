package dev.quittance.payment;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;

/** What a caller is told who waited for a payment: where it stands, or why nothing came of it. */
@ApplicationScoped
public class WaitedFor implements Commands.Outcome {

    private final Payments payments;
    private final FailedReversals reversals;

    WaitedFor(Payments payments, FailedReversals reversals) {
        this.payments = payments;
        this.reversals = reversals;
    }

    @Override
    @Transactional
    public String now(Caller caller, String id, Answer answered) {
        var then = StrictJson.stored(answered.body());
        var asked = Instant.parse(then.path("updated_at").asText());
        var notGivenBack = isReversal(then) ? reversals.why(caller, id, asked) : Optional.<String>empty();
        if (notGivenBack.isPresent()) {
            throw ProblemException.aboutRefusal(
                    ProblemCode.OPERATION_FAILED, notGivenBack.get(), new Refusal(id, null, null));
        }
        var payment = payments.get(caller, id);
        var error = payment.lastError();
        // The error may be of a command before this one, or after it.
        if (error == null || !then.hasNonNull("pending_operation") || !PaymentOperation.hasFailed(id, asked)) {
            return StrictJson.write(payment);
        }
        throw ProblemException.aboutRefusal(
                error.declineCode() == null ? ProblemCode.OPERATION_FAILED : ProblemCode.PAYMENT_DECLINED,
                error.message(),
                new Refusal(id, error.declineCode(), error.adviceCode()));
    }

    /** So is a cancel while the payer authenticates: whoever is quicker decides what there is to undo. */
    private static boolean isReversal(JsonNode then) {
        var pending = then.path("pending_operation").asText();
        return pending.equals(PendingOperation.REVERSE.wire())
                || (pending.equals(PendingOperation.CANCEL.wire())
                        && then.path("status").asText().equals(PaymentStatus.REQUIRES_ACTION.wire()));
    }
}
