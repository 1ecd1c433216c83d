package dev.quittance.payment;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.quittance.events.Mode;
import dev.quittance.events.TestPaymentMethod;
import dev.quittance.merchant.Caller;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with payments. Commands run in the caller's transaction, change what the row lock protects, and owe
 * the rest to the outbox; nothing here calls anything outside the database.
 */
@ApplicationScoped
public class Payments {

    /** Why a payment was canceled that nobody captured in time. */
    private static final String EXPIRED = "expired";

    private final Operations operations;
    private final PaymentEvents events;
    private final Amounts amounts;
    private final InstantSource time;

    Payments(Operations operations, PaymentEvents events, Amounts amounts, InstantSource time) {
        this.operations = operations;
        this.events = events;
        this.amounts = amounts;
        this.time = time;
    }

    /** Payment, operation, event and outbox rows: one transaction, which is the caller's. */
    @Transactional(Transactional.TxType.MANDATORY)
    PaymentView accept(Caller caller, CreatePayment request, String idempotencyKey) {
        requireKnown(caller.mode(), request.paymentMethod());
        amounts.require(requireNonNull(request.amount()), requireNonNull(request.currency()));
        var now = time.instant();
        var payment = Payment.create(caller, request, idempotencyKey, now);
        if (request.startsAtOnce()) {
            authorize(payment, now);
        } else if (request.paymentMethod() != null) {
            events.append(payment, payment.attach(request.paymentMethod(), now).event(), now);
        } else {
            payment.persist();
        }
        return payment.view();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    PaymentView confirm(Caller caller, String id, ConfirmPayment request) {
        requireKnown(caller.mode(), request.paymentMethod());
        var now = time.instant();
        var payment = Payment.lock(caller, id);
        payment.require(Action.CONFIRM);
        payment.returnUrl = request.returnUrl() == null ? payment.returnUrl : request.returnUrl();
        attach(payment, request, now);
        if (request.startsAtOnce()) {
            authorize(payment, now);
        }
        return payment.view();
    }

    private void attach(Payment payment, ConfirmPayment request, Instant now) {
        var method = request.paymentMethod();
        if (method == null && payment.status() == PaymentStatus.REQUIRES_PAYMENT_METHOD) {
            throw ProblemException.at(
                    "/payment_method",
                    ProblemCode.PARAMETER_MISSING,
                    "The payment has no method, or its last one was declined.");
        }
        if (method == null) {
            return;
        }
        if (payment.status() == PaymentStatus.REQUIRES_PAYMENT_METHOD && !request.startsAtOnce()) {
            events.append(payment, payment.attach(method, now).event(), now);
        } else {
            payment.paymentMethod = method;
        }
    }

    private void authorize(Payment payment, Instant now) {
        var edge = payment.confirm(now);
        events.append(payment, edge.event(), now);
        operations.authorize(payment, now);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public PaymentView capture(Caller caller, String id, CapturePayment request) {
        var now = time.instant();
        var payment = Payment.lock(caller, id);
        payment.require(Action.CAPTURE);
        long amount = requireNonNullElse(request.amount(), payment.capturable());
        if (amount > payment.capturable()) {
            throw ProblemException.aboutAmount(
                    id,
                    ProblemCode.AMOUNT_EXCEEDS_CAPTURABLE,
                    "At most " + payment.capturable() + " minor units are held and not yet captured.");
        }
        payment.captureStarted(now);
        operations.capture(payment, amount, request.isLast(), now);
        return payment.view();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public PaymentView cancel(Caller caller, String id, CancelPayment request) {
        var now = time.instant();
        var payment = Payment.lock(caller, id);
        payment.require(Action.CANCEL);
        switch (payment.status()) {
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION ->
                events.append(payment, payment.cancel(request.reason(), now).event(), now);
            case REQUIRES_CAPTURE -> release(payment, request.reason(), now);
            case REQUIRES_ACTION -> {
                // The payer may be authenticating this very moment: the PSP gives it up, or says that they were first.
                payment.reverse(Reversal.CANCEL, request.reason(), now);
                operations.giveUpAuthentication(payment, now);
            }
            case PROCESSING, SUCCEEDED, CANCELED ->
                throw new IllegalStateException(id + " can't be canceled while " + payment.status());
        }
        return payment.view();
    }

    /**
     * A payment whose payer is to authenticate.
     *
     * @param operationId the authorization that asked
     * @throws ProblemException {@code not-found} when there is none, or {@code payment-unexpected-state}
     */
    @Transactional
    public PaymentView waitingForPayer(String operationId) {
        return lockWaiting(authorization(operationId)).view();
    }

    /** The payer has answered the PSP's question, or the PSP says that they have; throws as {@link #waitingForPayer}. */
    @Transactional
    public PaymentView authenticationAnswered(String operationId, boolean passed) {
        var now = time.instant();
        var authorization = authorization(operationId);
        var payment = lockWaiting(authorization);
        events.append(payment, payment.authenticationAnswered(now).event(), now);
        operations.authenticate(payment, authorization, passed, now);
        return payment.view();
    }

    private static PaymentOperation authorization(String id) {
        return PaymentOperation.authorization(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such authentication."));
    }

    private static Payment lockWaiting(PaymentOperation authorization) {
        var payment = Payment.lock(authorization.paymentId()).orElseThrow();
        if (!payment.waitsForPayer()) {
            throw ProblemException.about(
                    payment.id(), ProblemCode.PAYMENT_UNEXPECTED_STATE, "The payment no longer waits for the payer.");
        }
        return payment;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    PaymentView update(Caller caller, String id, UpdatePayment request, Set<String> given) {
        var payment = Payment.lock(caller, id);
        payment.update(request, given, time.instant());
        return payment.view();
    }

    /** Has the PSP release what nobody captured in time; returns of how many payments. */
    @Transactional
    int expire(int limit) {
        var now = time.instant();
        var expired = Payment.lockExpired(now, limit);
        expired.forEach(payment -> release(payment, EXPIRED, now));
        return expired.size();
    }

    private void release(Payment payment, String reason, Instant now) {
        payment.cancelStarted(reason, now);
        operations.cancel(payment, now);
    }

    @Transactional
    public PaymentView get(Caller caller, String id) {
        return Payment.get(caller, id).view();
    }

    private static void requireKnown(Mode mode, @Nullable String method) {
        if (method == null) {
            return;
        }
        var isTest = TestPaymentMethod.ofToken(method).isPresent();
        if (mode == Mode.TEST && !isTest) {
            throw ProblemException.at(
                    "/payment_method", ProblemCode.PARAMETER_INVALID, "There is no such payment method token.");
        }
        if (mode == Mode.LIVE) {
            throw ProblemException.at(
                    "/payment_method",
                    ProblemCode.PARAMETER_INVALID,
                    isTest ? "A test token can't be used with a live key." : "No gateway takes live payments here.");
        }
    }
}
