package dev.quittance.console;

import static dev.quittance.console.Refusals.asRefusal;

import dev.quittance.admin.Act;
import dev.quittance.admin.PaymentActs;
import dev.quittance.admin.RefusedException;
import dev.quittance.console.MoneyAct.Kind;
import dev.quittance.merchant.Caller;
import dev.quittance.money.Currencies;
import dev.quittance.payment.CancelPayment;
import dev.quittance.payment.CapturePayment;
import dev.quittance.payment.Operations;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentOperation;
import dev.quittance.payment.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does what operators ask with the use cases that merchants call, and writes it down in the same transaction. */
@ApplicationScoped
@Transactional
class ApplicationPaymentActs implements PaymentActs {

    private final Payments payments;
    private final Operations operations;
    private final MoneyActs moneyActs;
    private final FourEyes fourEyes;
    private final AuditTrail audit;
    private final InstantSource time;

    ApplicationPaymentActs(
            Payments payments,
            Operations operations,
            MoneyActs moneyActs,
            FourEyes fourEyes,
            AuditTrail audit,
            InstantSource time) {
        this.payments = payments;
        this.operations = operations;
        this.moneyActs = moneyActs;
        this.fourEyes = fourEyes;
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
    public Effect refund(Act act, String paymentId, String amount) {
        return weigh(act, paymentId, payment -> {
            var minor = minorUnits(amount, payment);
            return new MoneyAct(Kind.REFUND, paymentId, minor == null ? payment.refundable() : minor, null, null);
        });
    }

    @Override
    public Effect reverse(Act act, String paymentId) {
        return weigh(
                act,
                paymentId,
                payment -> new MoneyAct(Kind.REVERSE, paymentId, MoneyActs.takenBackBy(payment), null, null));
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
    public Effect settle(Act act, String paymentId, String operationId, boolean happened, String proof) {
        var kind = happened ? Kind.SETTLE_AS_DONE : Kind.SETTLE_AS_NOT_DONE;
        return weigh(act, paymentId, payment -> {
            var operation = MoneyActs.operationOf(payment, operationId);
            return new MoneyAct(kind, paymentId, operation.amount(), operationId, proof);
        });
    }

    /** Does it, or lets it wait for a second operator. */
    private Effect weigh(Act act, String paymentId, Function<Payment, MoneyAct> wanted) {
        var payment = lock(act, paymentId);
        var moneyAct = wanted.apply(payment);
        if (moneyActs.needFourEyes(payment, moneyAct)) {
            fourEyes.ask(act, payment, moneyAct);
            return Effect.WAITS_FOR_APPROVAL;
        }
        write(act, moneyAct.kind().wire(), payment, () -> moneyActs.perform(payment, moneyAct, act.formId()));
        return Effect.DONE;
    }

    private void perform(Act act, String name, String paymentId, Consumer<Payment> effect) {
        var payment = lock(act, paymentId);
        write(act, name, payment, () -> asRefusal(() -> effect.accept(payment)));
    }

    private Payment lock(Act act, String paymentId) {
        var payment = Payment.lock(paymentId)
                .orElseThrow(() -> new RefusedException("There is no payment " + paymentId + "."));
        audit.refuseTwin(act);
        return payment;
    }

    private void write(Act act, String name, Payment payment, Runnable effect) {
        var before = factsOf(payment);
        effect.run();
        Payment.flush();
        audit.append(act, name, payment.id(), before, factsOf(payment));
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
            return Amounts.minorUnits(amount, Currencies.exponent(payment.currency()));
        } catch (ArithmeticException e) {
            throw new RefusedException("\"" + amount + "\" is not an amount in " + payment.currency() + ".");
        }
    }
}
