package dev.quittance.console;

import static dev.quittance.console.Refusals.asRefusal;
import static java.util.Objects.requireNonNull;

import dev.quittance.admin.RefusedException;
import dev.quittance.events.EventIds;
import dev.quittance.events.Outcome;
import dev.quittance.merchant.Caller;
import dev.quittance.outbox.Outbox;
import dev.quittance.payment.Action;
import dev.quittance.payment.CancelPayment;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentOperation;
import dev.quittance.refund.CreateRefund;
import dev.quittance.refund.Refunds;
import dev.quittance.resolution.Resolver;
import dev.quittance.reversal.Reversals;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Does the acts that may need four eyes, now or when they are approved; the caller holds the payment's lock. */
@ApplicationScoped
class MoneyActs {

    /** After the fence an execution may still wait for the PSP's answer; this is well beyond its timeout. */
    private static final Duration LAST_ANSWER_WITHIN = Duration.ofMinutes(1);

    private static final int PROOF_MAX = 255;
    private static final String REASON = "requested_by_operator";

    private final Refunds refunds;
    private final Reversals reversals;
    private final Resolver resolver;
    private final Outbox outbox;
    private final ConsoleConfig config;
    private final InstantSource time;

    MoneyActs(
            Refunds refunds,
            Reversals reversals,
            Resolver resolver,
            Outbox outbox,
            ConsoleConfig config,
            InstantSource time) {
        this.refunds = refunds;
        this.reversals = reversals;
        this.resolver = resolver;
        this.outbox = outbox;
        this.config = config;
        this.time = time;
    }

    /** Counts what was given back before, so that a large refund can't pass as many small ones. */
    boolean needFourEyes(Payment payment, MoneyAct act) {
        var atStake = switch (act.kind()) {
            case REFUND -> payment.amountCaptured() - payment.refundable() + act.amount();
            case REVERSE, SETTLE_AS_DONE, SETTLE_AS_NOT_DONE -> act.amount();
        };
        var limit = BigDecimal.valueOf(config.fourEyesAbove());
        return ApplicationPaymentConsole.money(atStake, payment.currency())
                        .major()
                        .compareTo(limit)
                > 0;
    }

    /** What a reversal gives back: what was taken, or may have been. */
    static long takenBackBy(Payment payment) {
        return payment.isOutcomeUnknown() ? payment.amount() : payment.amountCaptured();
    }

    /** @throws RefusedException when it couldn't be done now, approved or not */
    void require(Payment payment, MoneyAct act) {
        asRefusal(() -> {
            switch (act.kind()) {
                case REFUND -> Refunds.amountToRefund(payment, refundOf(act));
                case REVERSE -> payment.require(Action.REVERSE);
                case SETTLE_AS_DONE, SETTLE_AS_NOT_DONE ->
                    outcomeOf(operationOf(payment, act.operationId()), payment, act);
            }
        });
    }

    private static CreateRefund refundOf(MoneyAct act) {
        return new CreateRefund(act.paymentId(), act.amount(), REASON);
    }

    /**
     * Does it.
     *
     * @param key what a refund's merchant finds it by
     * @throws RefusedException when the payment doesn't allow it
     */
    void perform(Payment payment, MoneyAct act, String key) {
        var merchant = new Caller(payment.merchantId(), payment.mode());
        asRefusal(() -> {
            switch (act.kind()) {
                case REFUND -> refunds.create(merchant, refundOf(act), key);
                case REVERSE -> {
                    if (takenBackBy(payment) > act.amount()) {
                        throw new RefusedException("More was taken since this was asked for. Ask again.");
                    }
                    reversals.reverse(merchant, payment.id(), new CancelPayment(REASON));
                }
                case SETTLE_AS_DONE, SETTLE_AS_NOT_DONE -> settle(payment, act);
            }
        });
    }

    private void settle(Payment payment, MoneyAct act) {
        var operation = operationOf(payment, act.operationId());
        var outcome = outcomeOf(operation, payment, act);
        resolver.resolve(outcome);
        // The journal holds the whole story; the queue of outcomes knows this one already.
        outbox.publish(outcome, time.instant());
    }

    /** @throws RefusedException when no operator has to say how it ended */
    static PaymentOperation operationOf(Payment payment, @Nullable String id) {
        var operation = PaymentOperation.unended(payment).stream()
                .filter(unended -> unended.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException("This operation has its end already."));
        if (!operation.waitsForOperator()) {
            throw new RefusedException("Its outcome is still to come. Only what is unknown can be settled.");
        }
        return operation;
    }

    private Outcome outcomeOf(PaymentOperation operation, Payment payment, MoneyAct act) {
        var proof = requireNonNull(act.proof());
        if (proof.isEmpty() || proof.length() > PROOF_MAX || proof.indexOf('\0') >= 0) {
            throw new RefusedException("Give the proof: the PSP's reference, or where you read that there is none.");
        }
        return act.kind() == MoneyAct.Kind.SETTLE_AS_DONE
                ? new Outcome.Succeeded(
                        settlement(operation, proof),
                        operation.onTheWire(payment),
                        proof,
                        operation.amount(),
                        time.instant())
                : notDone(operation, payment, proof);
    }

    /** Not the id that the PSP's own telling will have: that is still to be compared with it. */
    private static String settlement(PaymentOperation operation, String proof) {
        return EventIds.ofOutcome(operation.id(), "settled by an operator", proof);
    }

    static Instant certainFrom(Instant executeBefore) {
        return executeBefore.plus(LAST_ANSWER_WITHIN);
    }

    /** Before the fence a late execution could still charge, and "not charged" would be a guess. */
    private Outcome notDone(PaymentOperation operation, Payment payment, String proof) {
        var certainFrom = certainFrom(operation.executeBefore());
        if (time.instant().isBefore(certainFrom)) {
            throw new RefusedException("Until " + certainFrom
                    + " the instruction could still be executed, so nobody can say that nothing happened. Inquire"
                    + " instead: the PSP's answer fences it off.");
        }
        return new Outcome.Failed(
                settlement(operation, proof),
                operation.onTheWire(payment),
                Outcome.Failed.NOTHING_HAPPENED,
                "An operator found that nothing happened.",
                time.instant());
    }
}
