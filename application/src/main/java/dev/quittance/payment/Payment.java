package dev.quittance.payment;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.quittance.events.CaptureMethod;
import dev.quittance.events.DeclineCode;
import dev.quittance.events.Mode;
import dev.quittance.events.OperationKind;
import dev.quittance.id.Ids;
import dev.quittance.merchant.Caller;
import dev.quittance.money.Currencies;
import dev.quittance.payment.Lifecycle.Edge;
import dev.quittance.payment.Lifecycle.Move;
import dev.quittance.payment.PaymentView.LastError;
import dev.quittance.payment.PaymentView.NextAction;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A merchant's request to collect an amount once. Its state changes only along {@link Lifecycle}. */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
public class Payment extends PanacheEntityBase {

    private static final int ATTEMPTS_MAX = 5;

    @Id
    private String id;

    private String merchantId;
    private Mode mode;
    private long amount;
    private String currency;
    private PaymentStatus status;
    private @Nullable OperationKind pendingOperation;
    private CaptureMethod captureMethod;
    private @Nullable String paymentMethod;
    private long amountAuthorized;
    private long amountCaptured;
    private long amountRefunded;
    private @Nullable String description;
    private @Nullable String reference;
    private @Nullable String receiptEmail;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> metadata;

    private @Nullable String returnUrl;
    private @Nullable String redirectUrl;
    private @Nullable String errorCode;
    private @Nullable DeclineCode declineCode;
    private @Nullable String errorMessage;
    private @Nullable String cancellationReason;
    private String idempotencyKey;
    private int attempts;
    private long sequence;
    private @Nullable String lastEventId;

    private int version;

    private Instant createdAt;
    private Instant updatedAt;

    static Payment create(Caller caller, CreatePayment request, String idempotencyKey, Instant now) {
        var payment = new Payment();
        payment.id = Ids.payment();
        payment.merchantId = caller.merchantId();
        payment.mode = caller.mode();
        payment.amount = requireNonNull(request.amount());
        payment.currency = requireNonNull(request.currency());
        payment.status = request.paymentMethod() == null
                ? PaymentStatus.REQUIRES_PAYMENT_METHOD
                : PaymentStatus.REQUIRES_CONFIRMATION;
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

    static Optional<Payment> find(Caller caller, String id) {
        return find("id = ?1 and merchantId = ?2 and mode = ?3", id, caller.merchantId(), caller.mode())
                .firstResultOptional();
    }

    /** Newest first. */
    static List<Payment> page(Caller caller, @Nullable String olderThan, int limit) {
        return Payment.<Payment>find(
                        "merchantId = ?1 and mode = ?2 and id < ?3 order by id desc",
                        caller.merchantId(),
                        caller.mode(),
                        // '~' sorts behind every id.
                        requireNonNullElse(olderThan, "~"))
                .range(0, limit - 1)
                .list();
    }

    public static List<Payment> latest(int limit) {
        return Payment.<Payment>find("order by id desc").range(0, limit - 1).list();
    }

    /** Takes the row lock under which every change of a payment happens. */
    public static Optional<Payment> lock(String id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Starts an attempt to authorize it. */
    Edge confirm(Instant now) {
        var edge = move(Move.CONFIRM, now);
        attempts++;
        pendingOperation = OperationKind.AUTHORIZE;
        clearError();
        return edge;
    }

    /** The PSP holds the money, or has taken it already when capture is automatic. */
    public Edge authorized(Instant now) {
        var taken = captureMethod == CaptureMethod.AUTOMATIC;
        var edge = move(taken ? Move.PAID : Move.AUTHORIZED, now);
        amountAuthorized = amount;
        amountCaptured = taken ? amount : 0;
        pendingOperation = null;
        return edge;
    }

    public Edge declined(DeclineCode code, String message, Instant now) {
        var last = attempts >= ATTEMPTS_MAX;
        var edge = move(last ? Move.ATTEMPTS_USED_UP : Move.DECLINED, now);
        cancellationReason = last ? "attempt_limit" : null;
        fail("payment_declined", code, message);
        return edge;
    }

    /** There is proof that the attempt never reached the PSP, so it doesn't count as one. */
    public Edge nothingHappened(String code, String message, Instant now) {
        var edge = move(Move.NOTHING_HAPPENED, now);
        attempts--;
        fail(code, null, message);
        return edge;
    }

    public Edge outcomeUnknown(Instant now) {
        return move(Move.OUTCOME_UNKNOWN, now);
    }

    public Edge authenticationRequired(String url, Instant now) {
        var edge = move(Move.AUTHENTICATION_REQUIRED, now);
        redirectUrl = url;
        return edge;
    }

    /** The next event's number; called once per event, under the row lock. */
    long nextSequence() {
        return ++sequence;
    }

    void lastEventId(String eventId) {
        lastEventId = eventId;
    }

    private Edge move(Move move, Instant now) {
        var edge = Lifecycle.edge(status, move)
                .orElseThrow(() -> new IllegalStateException(id + " can't move by " + move + " from " + status));
        status = edge.to();
        updatedAt = now;
        version++;
        return edge;
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
        return new PaymentView(
                id,
                mode,
                status,
                amount,
                currency,
                Currencies.exponent(currency),
                status == PaymentStatus.REQUIRES_CAPTURE ? amountAuthorized - amountCaptured : 0,
                amountCaptured,
                amountRefunded,
                captureMethod,
                pendingOperation,
                paymentMethod == null ? null : PaymentView.PaymentMethod.of(paymentMethod),
                attempts,
                lastError(),
                redirectUrl == null || status != PaymentStatus.REQUIRES_ACTION
                        ? null
                        : NextAction.redirect(redirectUrl),
                returnUrl,
                description,
                reference,
                receiptEmail,
                metadata,
                cancellationReason,
                idempotencyKey,
                version,
                createdAt,
                updatedAt);
    }

    private @Nullable LastError lastError() {
        if (errorCode == null || errorMessage == null) {
            return null;
        }
        return new LastError(errorCode, declineCode, declineCode == null ? null : declineCode.advice(), errorMessage);
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

    CaptureMethod captureMethod() {
        return captureMethod;
    }

    @Nullable
    String paymentMethod() {
        return paymentMethod;
    }

    @Nullable
    String returnUrl() {
        return returnUrl;
    }

    @Nullable
    String lastEventId() {
        return lastEventId;
    }
}
