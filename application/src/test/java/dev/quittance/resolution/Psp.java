package dev.quittance.resolution;

import dev.quittance.events.CaptureMethod;
import dev.quittance.events.DeclineCode;
import dev.quittance.events.Instruction;
import dev.quittance.events.Operation;
import dev.quittance.events.Outcome;
import dev.quittance.test.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells what became of a payment's newest operation, as the payment function would. */
@ApplicationScoped
public class Psp {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    private final Resolver resolver;
    private final Records records;

    Psp(Resolver resolver, Records records) {
        this.resolver = resolver;
        this.records = records;
    }

    public void does(String payment) {
        does(records.openOperationOf(payment));
    }

    public void does(Operation operation) {
        does(operation, "sbx_" + operation.id(), operation.amount());
    }

    public void does(Operation operation, String reference, long amount) {
        resolver.resolve(Outcome.Succeeded.of(operation, reference, amount, AT));
    }

    public void declines(String payment) {
        declines(payment, DeclineCode.INSUFFICIENT_FUNDS);
    }

    public void declines(String payment, DeclineCode code) {
        resolver.resolve(Outcome.Declined.of(records.openOperationOf(payment), "sbx_1", code, AT));
    }

    public void refuses(String payment, String code) {
        refuses(records.openOperationOf(payment), code);
    }

    public void refuses(Operation operation, String code) {
        resolver.resolve(Outcome.Failed.of(operation, code, "refused", AT));
    }

    public void isSilentAbout(String payment) {
        resolver.resolve(Outcome.Unknown.of(records.openOperationOf(payment), "no answer", AT));
    }

    public void isSilentAboutAuthenticationOf(String payment) {
        var asked = new Instruction.Authenticate(
                records.openOperationOf(payment), AT, CaptureMethod.AUTOMATIC, "pm_card_visa", true);
        resolver.resolve(Outcome.Unknown.of(asked, "no answer", AT));
    }

    public void provesThatNothingHappenedTo(String payment) {
        refuses(payment, Outcome.Failed.NOTHING_HAPPENED);
    }

    /** Denies what it said before. */
    public void contradicts(Operation operation) {
        resolver.resolve(Outcome.Declined.of(operation, "sbx_late", DeclineCode.INSUFFICIENT_FUNDS, AT));
    }

    public void wantsAuthenticationOf(String payment) {
        var operation = records.openOperationOf(payment);
        resolver.resolve(Outcome.RequiresAction.of(
                operation, "sbx_1", "http://localhost/sandbox/challenge/" + operation.id(), AT));
    }

    public void takesItsTimeFor(String payment) {
        resolver.resolve(Outcome.Pending.of(records.openOperationOf(payment), "sbx_1", AT));
    }

    public void returns(Operation refund) {
        resolver.resolve(Outcome.Failed.of(refund, Outcome.Failed.REFUND_RETURNED, "the account is closed", AT));
    }
}
