package dev.quittance.reversal;

import dev.quittance.merchant.Caller;
import dev.quittance.payment.Action;
import dev.quittance.payment.CancelPayment;
import dev.quittance.payment.Operations;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentView;
import dev.quittance.payment.Reversal;
import dev.quittance.refund.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/** Starts a reversal and takes its next step whenever an outcome has shown what that is. */
@ApplicationScoped
public class Reversals {

    private final Operations operations;
    private final Refunds refunds;
    private final InstantSource time;

    Reversals(Operations operations, Refunds refunds, InstantSource time) {
        this.operations = operations;
        this.refunds = refunds;
        this.time = time;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public PaymentView reverse(Caller caller, String id, CancelPayment request) {
        var now = time.instant();
        var payment = Payment.lock(caller, id);
        payment.require(Action.REVERSE);
        payment.reverse(Reversal.REVERSE, request.reason(), now);
        if (payment.isOutcomeUnknown()) {
            operations.inquireNow(payment, now);
        } else {
            goOn(payment, now);
        }
        return payment.view();
    }

    /** Called after each outcome, under the payment's lock: undoes what is there now. */
    public void goOn(Payment payment, Instant now) {
        if (payment.reversal() == null) {
            return;
        }
        switch (payment.status()) {
            case REQUIRES_CAPTURE -> operations.cancel(payment, now);
            case SUCCEEDED -> giveBack(payment, now);
            // The payer is not waited for any more: what is asked for next is the end.
            case REQUIRES_ACTION -> operations.giveUpAuthentication(payment, now);
            case PROCESSING -> {
                // Its outcome is still to come.
            }
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, CANCELED -> payment.reversalEnded();
        }
    }

    private void giveBack(Payment payment, Instant now) {
        if (payment.refundable() > 0) {
            refunds.start(payment, payment.refundable(), "reversed", null, now);
        } else if (!payment.isRefundPending()) {
            payment.reversalEnded();
        }
    }
}
