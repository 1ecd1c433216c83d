package dev.quittance.console;

import dev.quittance.admin.Act;
import dev.quittance.admin.PaymentActs;
import dev.quittance.admin.RefusedException;
import dev.quittance.events.Outcome;
import dev.quittance.merchant.Caller;
import dev.quittance.money.Currencies;
import dev.quittance.payment.CancelPayment;
import dev.quittance.payment.CapturePayment;
import dev.quittance.payment.Operations;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentOperation;
import dev.quittance.payment.Payments;
import dev.quittance.problem.ProblemException;
import dev.quittance.refund.CreateRefund;
import dev.quittance.refund.Refunds;
import dev.quittance.resolution.Resolver;
import dev.quittance.reversal.Reversals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what operators ask with the use cases that merchants call, and writes it down in the same transaction. */
@ApplicationScoped
@Transactional
class ApplicationPaymentActs implements PaymentActs {

    /** After the fence an execution may still wait for the PSP's answer; this is well beyond its timeout. */
    private static final Duration LAST_ANSWER_WITHIN = Duration.ofMinutes(1);

    private final Payments payments;
    private final Refunds refunds;
    private final Reversals reversals;
    private final Operations operations;
    private final Resolver resolver;
    private final AuditTrail audit;
    private final InstantSource time;

    ApplicationPaymentActs(
            Payments payments,
            Refunds refunds,
            Reversals reversals,
            Operations operations,
            Resolver resolver,
            AuditTrail audit,
            InstantSource time) {
        this.payments = payments;
        this.refunds = refunds;
        this.reversals = reversals;
        this.operations = operations;
        this.resolver = resolver;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public void capture(Act act, String paymentId, String amount) {
        perform(
                act,
                "capture",
                paymentId,
                payment -> payments.capture(
                        callerOf(payment), paymentId, new CapturePayment(minorUnits(amount, payment), true)));
    }

    @Override
    public void cancel(Act act, String paymentId) {
        perform(
                act,
                "cancel",
                paymentId,
                payment -> payments.cancel(callerOf(payment), paymentId, new CancelPayment("requested_by_operator")));
    }

    @Override
    public void refund(Act act, String paymentId, String amount) {
        perform(
                act,
                "refund",
                paymentId,
                payment -> refunds.create(
                        callerOf(payment),
                        new CreateRefund(paymentId, minorUnits(amount, payment), "requested_by_operator"),
                        act.formId()));
    }

    @Override
    public void reverse(Act act, String paymentId) {
        perform(
                act,
                "reverse",
                paymentId,
                payment -> reversals.reverse(callerOf(payment), paymentId, new CancelPayment("requested_by_operator")));
    }

    @Override
    public void inquire(Act act, String paymentId) {
        perform(act, "inquire", paymentId, payment -> {
            if (PaymentOperation.unended(payment).isEmpty()) {
                throw new RefusedException("Every operation of this payment has its end. There is nothing to ask.");
            }
            operations.inquireNow(payment, time.instant());
        });
    }

    @Override
    public void settle(Act act, String paymentId, String operationId, boolean happened, String proof) {
        perform(act, happened ? "settle_as_done" : "settle_as_not_done", paymentId, payment -> {
            if (proof.isEmpty() || proof.length() > 255) {
                throw new RefusedException(
                        "Give the proof: the PSP's reference, or where you read that there is none.");
            }
            var operation = PaymentOperation.unended(payment).stream()
                    .filter(unended -> unended.id().equals(operationId))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException("This operation has its end already."));
            resolver.resolve(happened ? done(operation, payment, proof) : notDone(operation, payment, proof));
            if (!operation.status().isTerminal()) {
                throw new RefusedException("This very outcome was told before and did not settle the operation.");
            }
        });
    }

    private Outcome done(PaymentOperation operation, Payment payment, String proof) {
        return Outcome.Succeeded.of(operation.onTheWire(payment), proof, operation.amount(), time.instant());
    }

    /** Before the fence a late execution could still charge, and "not charged" would be a guess. */
    private Outcome notDone(PaymentOperation operation, Payment payment, String proof) {
        var certainFrom = operation.executeBefore().plus(LAST_ANSWER_WITHIN);
        if (time.instant().isBefore(certainFrom)) {
            throw new RefusedException("Until " + certainFrom
                    + " the instruction could still be executed, so nobody can say that nothing happened. Inquire instead:"
                    + " the PSP's answer fences it off.");
        }
        return Outcome.Failed.of(
                operation.onTheWire(payment),
                Outcome.Failed.NOTHING_HAPPENED,
                "An operator found that nothing happened: " + proof,
                time.instant());
    }

    private void perform(Act act, String name, String paymentId, Consumer<Payment> effect) {
        var payment = Payment.lock(paymentId)
                .orElseThrow(() -> new RefusedException("There is no payment " + paymentId + "."));
        audit.refuseTwin(act);
        var before = factsOf(payment);
        try {
            effect.accept(payment);
        } catch (ProblemException e) {
            throw new RefusedException(e.detail());
        }
        Payment.flush();
        audit.append(act, name, paymentId, before, factsOf(payment));
    }

    private static Caller callerOf(Payment payment) {
        return new Caller(payment.merchantId(), payment.mode());
    }

    static Map<String, String> factsOf(Payment payment) {
        var view = payment.view();
        var facts = new LinkedHashMap<String, String>();
        facts.put("status", view.status().wire());
        facts.put(
                "pending_operation",
                view.pendingOperation() == null
                        ? "none"
                        : view.pendingOperation().wire());
        facts.put("outcome_unknown", String.valueOf(view.outcomeUnknown()));
        facts.put("amount_captured", String.valueOf(view.amountCaptured()));
        facts.put("amount_refunded", String.valueOf(view.amountRefunded()));
        facts.put("amount_refundable", String.valueOf(payment.refundable()));
        facts.put("version", String.valueOf(view.version()));
        return facts;
    }

    private static @Nullable Long minorUnits(String amount, Payment payment) {
        if (amount.isEmpty()) {
            return null;
        }
        try {
            return new BigDecimal(amount)
                    .movePointRight(Currencies.exponent(payment.currency()))
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new RefusedException("\"" + amount + "\" is not an amount in " + payment.currency() + ".");
        }
    }
}
