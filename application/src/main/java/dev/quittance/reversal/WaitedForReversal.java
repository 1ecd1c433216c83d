package dev.quittance.reversal;

import static java.util.Objects.requireNonNull;

import dev.quittance.command.Commands;
import dev.quittance.idempotency.Answer;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.payment.WaitedFor;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import dev.quittance.problem.ProblemException.Refusal;
import dev.quittance.refund.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What a caller is told who waited for a reversal: also that the refund failed which it had become. */
@ApplicationScoped
class WaitedForReversal implements Commands.Outcome {

    private final WaitedFor payment;
    private final Refunds refunds;

    WaitedForReversal(WaitedFor payment, Refunds refunds) {
        this.payment = payment;
        this.refunds = refunds;
    }

    @Override
    public String now(Caller caller, String id, Answer answered) {
        var asked = Instant.parse(
                StrictJson.stored(answered.body()).path("updated_at").asText());
        var failed = refunds.failedReversal(caller, id, asked);
        if (failed.isPresent()) {
            var failure = requireNonNull(failed.get().failure());
            throw ProblemException.aboutRefusal(
                    ProblemCode.OPERATION_FAILED, failure.message(), new Refusal(id, null, null));
        }
        return payment.now(caller, id, answered);
    }
}
