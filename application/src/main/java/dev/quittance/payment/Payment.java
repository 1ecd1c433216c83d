package dev.quittance.payment;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.quittance.events.CaptureMethod;
import dev.quittance.events.DeclineCode;
import dev.quittance.events.Mode;
import dev.quittance.id.Ids;
import dev.quittance.merchant.Caller;
import dev.quittance.payment.Lifecycle.Edge;
import dev.quittance.payment.Lifecycle.Move;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's request to collect an amount once. Its state changes only along {@link Lifecycle}, and only under its row
 * lock ({@link #lock}).
 */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
public class Payment extends PanacheEntityBase {

    private static final int ATTEMPTS_MAX = 5;

    @Id
    String id;

    String merchantId;
    Mode mode;
    long amount;
    String currency;
    PaymentStatus status;

    @Nullable
    PendingOperation pendingOperation;

    @Nullable
    Reversal reversal;

    boolean outcomeUnknown;
    CaptureMethod captureMethod;

    @Nullable
    String paymentMethod;

    long amountAuthorized;
    long amountCaptured;
    long amountRefunded;
    long amountRefundPending;

    @Nullable
    String description;

    @Nullable
    String reference;

    @Nullable
    String receiptEmail;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> metadata;

    @Nullable
    String returnUrl;

    @Nullable
    String redirectUrl;

    @Nullable
    String errorCode;

    @Nullable
    DeclineCode declineCode;

    @Nullable
    String errorMessage;

    @Nullable
    String cancellationReason;

    String idempotencyKey;
    int attempts;
    int version;

    @Nullable
    Instant expiresAt;

    Instant createdAt;
    Instant updatedAt;
    private long sequence;
    private @Nullable String lastEventId;

    static Payment create(Caller caller, CreatePayment request, String idempotencyKey, Instant now) {
        var payment = new Payment();
        payment.id = Ids.payment(now);
        payment.merchantId = caller.merchantId();
        payment.mode = caller.mode();
        payment.amount = requireNonNull(request.amount());
        payment.currency = requireNonNull(request.currency());
        payment.status = PaymentStatus.REQUIRES_PAYMENT_METHOD;
        payment.captureMethod = requireNonNullElse(request.captureMethod(), CaptureMethod.AUTOMATIC);
        payment.paymentMethod = request.paymentMethod();
        payment.description = request.description();
        payment.reference = request.reference();
        payment.receiptEmail = request.receiptEmail();
        payment.metadata = requireNonNullElse(request.metadata(), Map.of());
        payment.returnUrl = request.returnUrl();
        payment.idempotencyKey = idempotencyKey;
        payment.version = 1;
        payment.createdAt = now;
        payment.updatedAt = now;
        return payment;
    }

    /**
     * The caller's payment.
     *
     * @throws ProblemException {@code not-found}, also for another merchant's or mode's
     */
    public static Payment get(Caller caller, String id) {
        return Payment.<Payment>findByIdOptional(id)
                .filter(payment -> payment.isOf(caller))
                .orElseThrow(() -> notFound(id));
    }

    /** As {@link #get}, holding the row lock under which every change of a payment happens. */
    public static Payment lock(Caller caller, String id) {
        return lock(id).filter(payment -> payment.isOf(caller)).orElseThrow(() -> notFound(id));
    }

    public static Optional<Payment> lock(String id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Authorizations that ran out; locked, leaving out what another instance holds. */
    static List<Payment> lockExpired(Instant now, int limit) {
        return getSession()
                .createNativeQuery("""
                        SELECT {payment.*} FROM payment
                        WHERE status = 'requires_capture' AND pending_operation IS NULL AND expires_at <= :now
                        ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED""", Payment.class, "payment")
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
    }

    private static ProblemException notFound(String id) {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no payment " + id + ".");
    }

    private boolean isOf(Caller caller) {
        return merchantId.equals(caller.merchantId()) && mode == caller.mode();
    }

    /**
     * Checks that a command is allowed now.
     *
     * @throws ProblemException {@code operation-pending} or {@code payment-unexpected-state}, with what is allowed
     */
    public void require(Action action) {
        if (action.isAllowedOn(this)) {
            return;
        }
        if (pendingOperation != null) {
            throw ProblemException.aboutState(
                    ProblemCode.OPERATION_PENDING,
                    "The payment's " + pendingOperation.wire() + " is under way; ask again when it is done.",
                    this.state());
        }
        throw ProblemException.aboutState(
                ProblemCode.PAYMENT_UNEXPECTED_STATE,
                "A payment that is " + status.wire() + " can't " + action.wire() + ".",
                this.state());
    }

    private ProblemException.State state() {
        return new ProblemException.State(
                id, status.wire(), Action.on(this).stream().map(Action::wire).toList());
    }

    Edge attach(String method, Instant now) {
        paymentMethod = method;
        return move(Move.ATTACH, now);
    }

    /** Starts an attempt to authorize it. */
    Edge confirm(Instant now) {
        var edge = move(Move.CONFIRM, now);
        attempts++;
        pendingOperation = PendingOperation.AUTHORIZE;
        clearError();
        return edge;
    }

    /** The PSP holds the money, or has taken it already when capture is automatic. */
    public Edge authorized(Duration captureWithin, Instant now) {
        var taken = captureMethod == CaptureMethod.AUTOMATIC;
        var edge = move(taken ? Move.PAID : Move.AUTHORIZED, now);
        amountAuthorized = amount;
        amountCaptured = taken ? amount : 0;
        expiresAt = taken ? null : now.plus(captureWithin);
        pendingOperation = reversal == null ? null : reversal.pending();
        return edge;
    }

    public Edge declined(DeclineCode code, String message, Instant now) {
        if (reversal != null) {
            return canceled(now);
        }
        fail("payment_declined", code, message);
        var last = attempts >= ATTEMPTS_MAX;
        cancellationReason = last ? "attempt_limit" : null;
        return move(last ? Move.ATTEMPTS_USED_UP : Move.DECLINED, now);
    }

    /** There is proof that the attempt never reached the PSP, so it doesn't count as one. */
    public Edge nothingHappened(String code, String message, Instant now) {
        attempts--;
        if (reversal != null) {
            return canceled(now);
        }
        fail(code, null, message);
        return move(Move.NOTHING_HAPPENED, now);
    }

    public Edge outcomeUnknown(Instant now) {
        var edge = move(Move.OUTCOME_UNKNOWN, now);
        pendingOperation = requireNonNullElse(pendingOperation, PendingOperation.AUTHORIZE);
        outcomeUnknown = true;
        return edge;
    }

    public Edge authenticationRequired(String url, Instant now) {
        var edge = move(Move.AUTHENTICATION_REQUIRED, now);
        redirectUrl = url;
        pendingOperation = reversal == null ? null : reversal.pending();
        return edge;
    }

    Edge authenticationAnswered(Instant now) {
        var edge = move(Move.AUTHENTICATION_ANSWERED, now);
        pendingOperation = PendingOperation.AUTHORIZE;
        return edge;
    }

    /** Whether nothing happens before its payer has answered. */
    public boolean waitsForPayer() {
        return status == PaymentStatus.REQUIRES_ACTION && reversal == null;
    }

    void captureStarted(Instant now) {
        started(PendingOperation.CAPTURE, now);
    }

    /** Funds were taken; the last capture releases what is left of the hold. */
    public Edge captured(long taken, boolean last, Instant now) {
        var all = amountCaptured + taken == amountAuthorized;
        var edge = move(last || all ? Move.CAPTURED : Move.CAPTURED_IN_PART, now);
        amountCaptured += taken;
        pendingOperation = null;
        return edge;
    }

    void cancelStarted(String reason, Instant now) {
        cancellationReason = reason;
        started(PendingOperation.CANCEL, now);
    }

    /** The hold was released, or there was none. */
    public Edge canceled(Instant now) {
        if (amountCaptured == 0) {
            pendingOperation = null;
            reversal = null;
            return move(Move.CANCEL, now);
        }
        // What was captured is still to be given back by a reversal; else the payment is paid and not canceled.
        pendingOperation = reversal == null ? null : PendingOperation.REVERSE;
        cancellationReason = reversal == null ? null : cancellationReason;
        return move(Move.RELEASED_AFTER_PART, now);
    }

    /** Cancels what never reached the PSP. */
    Edge cancel(String reason, Instant now) {
        cancellationReason = reason;
        return canceled(now);
    }

    /** A capture or cancel came to nothing: the hold stands as before. */
    public Edge followUpFailed(String code, String message, Instant now) {
        var edge = move(Move.FOLLOW_UP_FAILED, now);
        fail(code, null, message);
        cancellationReason = null;
        reversal = null;
        return edge;
    }

    /** To be undone once it is known what there is to undo. */
    public void reverse(Reversal how, String reason, Instant now) {
        reversal = how;
        cancellationReason = reason;
        started(how.pending(), now);
    }

    /** What was asked for has been done or has failed for good. */
    public void reversalEnded() {
        if (reversal != null) {
            reversal = null;
            pendingOperation = null;
        }
    }

    /** Whether its hold has run out. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** What may be given back: captured, and neither given back nor on its way. */
    public long refundable() {
        return amountCaptured - amountRefunded - amountRefundPending;
    }

    /** Whether it was paid and nothing is under way, so that all that may stand against a refund is its amount. */
    public boolean isPaidAndAtRest() {
        return status == PaymentStatus.SUCCEEDED && pendingOperation == null;
    }

    public boolean isRefundPending() {
        return amountRefundPending > 0;
    }

    public void refundStarted(long refund, Instant now) {
        amountRefundPending += refund;
        touch(now);
    }

    public void refundSucceeded(long refund, Instant now) {
        amountRefundPending -= refund;
        amountRefunded += refund;
        touch(now);
    }

    public void refundFailed(long refund, Instant now) {
        amountRefundPending -= refund;
        touch(now);
    }

    /** The bank returned what had been given back. */
    public void refundReturned(long refund, Instant now) {
        amountRefunded -= refund;
        touch(now);
    }

    /** Changes what was given; a null clears, and a null in the metadata removes its key. */
    void update(UpdatePayment request, Set<String> given, Instant now) {
        if (given.contains("description")) {
            description = request.description();
        }
        if (given.contains("receipt_email")) {
            receiptEmail = request.receiptEmail();
        }
        if (request.metadata() != null) {
            metadata = Metadata.merged(metadata, request.metadata());
        }
        touch(now);
    }

    /** The next event's number; called once per event, under the row lock. */
    long nextSequence() {
        return ++sequence;
    }

    @Nullable
    String lastEventId() {
        return lastEventId;
    }

    void lastEventId(String eventId) {
        lastEventId = eventId;
    }

    private void started(PendingOperation operation, Instant now) {
        pendingOperation = operation;
        clearError();
        touch(now);
    }

    private Edge move(Move move, Instant now) {
        var edge = Lifecycle.edge(status, move)
                .orElseThrow(() -> new IllegalStateException(id + " can't move by " + move + " from " + status));
        status = edge.to();
        outcomeUnknown = false;
        touch(now);
        return edge;
    }

    private void touch(Instant now) {
        updatedAt = now;
        version++;
    }

    private void fail(String code, @Nullable DeclineCode decline, String message) {
        errorCode = code;
        declineCode = decline;
        errorMessage = message;
        pendingOperation = null;
    }

    private void clearError() {
        errorCode = null;
        declineCode = null;
        errorMessage = null;
    }

    public PaymentView view() {
        return PaymentView.of(this);
    }

    public String id() {
        return id;
    }

    public String merchantId() {
        return merchantId;
    }

    public Mode mode() {
        return mode;
    }

    public long amount() {
        return amount;
    }

    public String currency() {
        return currency;
    }

    public PaymentStatus status() {
        return status;
    }

    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    public @Nullable Reversal reversal() {
        return reversal;
    }

    public long amountCaptured() {
        return amountCaptured;
    }

    long capturable() {
        return status == PaymentStatus.REQUIRES_CAPTURE ? amountAuthorized - amountCaptured : 0;
    }
}
