package dev.quittance.refund;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.quittance.events.Outcome;
import dev.quittance.merchant.Caller;
import dev.quittance.page.Listing;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import dev.quittance.payment.Action;
import dev.quittance.payment.Operations;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentEvents;
import dev.quittance.payment.PaymentOperation;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What can be done with refunds, and what becomes of them; always under the payment's row lock. */
@ApplicationScoped
public class Refunds {

    private final Session session;
    private final Operations operations;
    private final PaymentEvents events;
    private final InstantSource time;

    Refunds(Session session, Operations operations, PaymentEvents events, InstantSource time) {
        this.session = session;
        this.operations = operations;
        this.events = events;
        this.time = time;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public RefundView create(Caller caller, CreateRefund request, String idempotencyKey) {
        var payment = Payment.lock(caller, requireNonNull(request.payment()));
        return start(payment, amountToRefund(payment, request), request.reason(), idempotencyKey, time.instant());
    }

    /** @throws ProblemException when the payment's state or what is left of it doesn't allow the refund */
    public static long amountToRefund(Payment payment, CreateRefund request) {
        if (request.amount() == null || !payment.isPaidAndAtRest()) {
            payment.require(Action.REFUND);
        }
        long amount = requireNonNullElse(request.amount(), payment.refundable());
        if (amount > payment.refundable()) {
            throw ProblemException.aboutAmount(
                    payment.id(),
                    ProblemCode.AMOUNT_EXCEEDS_REFUNDABLE,
                    "At most " + payment.refundable() + " minor units can still be refunded.");
        }
        return amount;
    }

    /** Starts a refund; the caller holds the payment's lock and knows that the amount can be refunded. */
    public RefundView start(
            Payment payment, long amount, @Nullable String reason, @Nullable String idempotencyKey, Instant now) {
        payment.refundStarted(amount, now);
        var refund =
                Refund.start(payment, operations.refund(payment, amount, now), amount, reason, idempotencyKey, now);
        refund.persist();
        append(payment, refund, "refund.created", now);
        return refund.view();
    }

    /**
     * Resolves a refund's outcome.
     *
     * @return the refund's id
     */
    public String resolve(Payment payment, PaymentOperation operation, Outcome outcome, Instant now) {
        var refund = Refund.ofOperation(operation.id());
        switch (outcome) {
            case Outcome.Succeeded _ -> {
                refund.succeeded(now);
                payment.refundSucceeded(refund.amount, now);
                append(payment, refund, "refund.succeeded", now);
            }
            case Outcome.Declined declined ->
                failed(
                        payment,
                        refund,
                        declined.declineCode().name().toLowerCase(Locale.ROOT),
                        declined.message(),
                        now);
            case Outcome.Failed failed -> failed(payment, refund, failed.code(), failed.message(), now);
            case Outcome.Unknown _ -> {
                refund.outcomeUnknown(now);
                append(payment, refund, "refund.outcome_unknown", now);
            }
            case Outcome.Pending _, Outcome.RequiresAction _ -> {
                refund.underWay(now);
                append(payment, refund, "refund.pending", now);
            }
        }
        return refund.id;
    }

    private void failed(Payment payment, Refund refund, String code, String message, Instant now) {
        refund.failed(code, message, now);
        payment.refundFailed(refund.amount, now);
        if (refund.idempotencyKey == null) {
            // A reversal is not repeated by itself: whoever asked for it sees its failed refund and decides.
            payment.reversalEnded();
        }
        append(payment, refund, "refund.failed", now);
    }

    /** The payer's bank sent back what had arrived: the refund has failed after all. */
    public void returned(Payment payment, PaymentOperation operation, Outcome.Failed outcome, Instant now) {
        var refund = Refund.ofOperation(operation.id());
        if (refund.status == RefundStatus.SUCCEEDED) {
            refund.failed(outcome.code(), outcome.message(), now);
            payment.refundReturned(refund.amount, now);
            append(payment, refund, "refund.failed", now);
        }
    }

    /** The newest refund that a reversal made, since it was asked for, and that failed. */
    @Transactional
    public Optional<RefundView> failedReversal(Caller caller, String payment, Instant since) {
        return Refund.<Refund>find(
                        "paymentId = ?1 and merchantId = ?2 and mode = ?3 and idempotencyKey is null"
                                + " and status = ?4 and createdAt >= ?5 order by id desc",
                        payment,
                        caller.merchantId(),
                        caller.mode(),
                        RefundStatus.FAILED,
                        since)
                .firstResultOptional()
                .map(Refund::view);
    }

    @Transactional
    RefundView get(Caller caller, String id) {
        return Refund.find(caller, id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no refund " + id + "."))
                .view();
    }

    @Transactional
    Page<RefundView> list(Caller caller, Query query) {
        return new Listing<>(Refund.class, "refund")
                .of(caller.merchantId(), caller.mode())
                .where("payment_id = :payment", "payment", query.text("payment"))
                .where(
                        "status = :status",
                        "status",
                        query.oneOf("status", RefundStatus.values(), RefundStatus::wire)
                                .map(RefundStatus::wire))
                .read(session, query, id -> Refund.find(caller, id).isPresent())
                .map(Refund::view);
    }

    private void append(Payment payment, Refund refund, String type, Instant now) {
        events.append(payment, type, refund.amount, refund.view(), now);
    }
}
