package dev.quittance.payment;

import dev.quittance.events.DeclineCode;
import dev.quittance.events.Instruction;
import dev.quittance.events.Operation;
import dev.quittance.events.OperationKind;
import dev.quittance.id.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One try to move a payment's money at the PSP. Its id is the idempotency key towards the PSP. Outcomes are written under
 * the payment's lock and inquiries under its own, so that neither writes what it didn't change.
 */
@Entity
@Table(name = "operation")
@DynamicUpdate
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
public class PaymentOperation extends PanacheEntityBase {

    /** PSPs forget idempotency keys after 24 h; half of it leaves room for clocks and queues. */
    private static final Duration EXECUTE_WITHIN = Duration.ofHours(12);

    @Id
    private String id;

    private String paymentId;
    private OperationKind kind;
    private OperationStatus status;
    private long amount;
    private @Nullable String pspReference;
    private @Nullable String errorCode;
    private @Nullable DeclineCode declineCode;
    private @Nullable String message;
    private boolean last;
    private Instant executeBefore;
    private int inquiries;
    private @Nullable Instant inquireAt;
    private @Nullable Instant inquiredAt;

    /** Written by the outbox, past this entity. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant relayedAt;

    private Instant createdAt;
    private Instant updatedAt;

    static PaymentOperation start(
            Payment payment, OperationKind kind, long amount, boolean last, Duration silentAfter, Instant now) {
        var operation = new PaymentOperation();
        operation.id = Ids.operation();
        operation.paymentId = payment.id();
        operation.kind = kind;
        operation.status = OperationStatus.INIT;
        operation.amount = amount;
        operation.last = last;
        operation.executeBefore = now.plus(EXECUTE_WITHIN);
        operation.inquireAt = now.plus(silentAfter);
        operation.createdAt = now;
        operation.updatedAt = now;
        return operation;
    }

    /**
     * Unknown or silent operations whose next inquiry is due; locked, leaving out what another instance holds. One whose
     * instruction never left is not silent: an inquiry that overtook it would fence it off.
     */
    public static List<PaymentOperation> claimDueForInquiry(Instant now, int limit) {
        return getSession()
                .createNativeQuery("""
                        SELECT {operation.*} FROM operation
                        WHERE inquire_at <= :now AND (status <> 'init' OR relayed_at IS NOT NULL)
                        ORDER BY inquire_at LIMIT :limit FOR UPDATE SKIP LOCKED""", PaymentOperation.class, "operation")
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The one that succeeded; there is one whenever money is held or was taken. */
    static PaymentOperation authorizationOf(Payment payment) {
        return PaymentOperation.<PaymentOperation>find(
                        "paymentId = ?1 and kind = ?2 and status = ?3",
                        payment.id(),
                        OperationKind.AUTHORIZE,
                        OperationStatus.SUCCEEDED)
                .singleResult();
    }

    /** An authorization that has no end yet. */
    static Optional<PaymentOperation> authorization(String id) {
        return PaymentOperation.<PaymentOperation>findByIdOptional(id)
                .filter(operation -> operation.kind == OperationKind.AUTHORIZE && !operation.status.isTerminal());
    }

    public static List<PaymentOperation> unended(Payment payment) {
        return list(
                "paymentId = ?1 and status not in (?2, ?3)",
                payment.id(),
                OperationStatus.SUCCEEDED,
                OperationStatus.FAILED);
    }

    /**
     * Whether what a command started came to nothing. A refund never does so to the payment, and is looked for elsewhere.
     *
     * @param asked when the command was accepted: the first operation from then on is its own
     */
    static boolean hasFailed(String paymentId, Instant asked) {
        return PaymentOperation.<PaymentOperation>find(
                        "paymentId = ?1 and kind <> ?2 and createdAt >= ?3 order by createdAt, id",
                        paymentId,
                        OperationKind.REFUND,
                        asked)
                .firstResultOptional()
                .filter(own -> own.status == OperationStatus.FAILED)
                .isPresent();
    }

    /** A payment's latest operations, newest first. */
    public static List<OperationView> latestOf(String paymentId, int limit) {
        return PaymentOperation.<PaymentOperation>find("paymentId = ?1 order by id desc", paymentId)
                .range(0, limit - 1)
                .stream()
                .map(PaymentOperation::view)
                .toList();
    }

    /** The operation as messages carry it. */
    public Operation onTheWire(Payment payment) {
        return new Operation(id, kind, paymentId, payment.merchantId(), payment.mode(), amount, payment.currency());
    }

    public Instruction.Inquire inquiry(Payment payment) {
        return new Instruction.Inquire(onTheWire(payment), executeBefore);
    }

    public void succeeded(String pspReference, Instant now) {
        end(OperationStatus.SUCCEEDED, now);
        this.pspReference = pspReference;
    }

    public void declined(String pspReference, DeclineCode code, String message, Instant now) {
        end(OperationStatus.FAILED, now);
        this.pspReference = pspReference;
        this.errorCode = "payment_declined";
        this.declineCode = code;
        this.message = message;
    }

    public void failed(String code, String message, Instant now) {
        end(OperationStatus.FAILED, now);
        this.errorCode = code;
        this.message = message;
    }

    /** Nobody knows yet. The first inquiry comes after {@code inquireAfter}. */
    public void unknown(String message, Duration inquireAfter, Instant now) {
        status = OperationStatus.UNKNOWN;
        this.message = message;
        inquireAt = now.plus(inquireAfter);
        updatedAt = now;
    }

    /** The PSP has it, and is asked for its end after {@code inquireAfter}. */
    public void pending(String pspReference, Duration inquireAfter, Instant now) {
        status = OperationStatus.PENDING;
        this.pspReference = pspReference;
        inquireAt = now.plus(inquireAfter);
        updatedAt = now;
    }

    public void inquireAt(Instant at) {
        inquireAt = at;
    }

    /** Of an authorization that the payer has to answer for. */
    public Instant askedPayerAt() {
        return updatedAt;
    }

    public boolean wasInquiredSinceAskingPayer() {
        return inquiredAt != null && inquiredAt.isAfter(askedPayerAt());
    }

    /**
     * Counts an inquiry that is on its way.
     *
     * @param next when to ask again; null when an operator has to look
     */
    public void inquired(@Nullable Instant next, Instant now) {
        inquiries++;
        inquiredAt = now;
        inquireAt = next;
    }

    /** Whether an operator may say how it ended: nobody knows, or nobody will ask any more. */
    public boolean waitsForOperator() {
        return status == OperationStatus.UNKNOWN || (!status.isTerminal() && inquireAt == null);
    }

    private void end(OperationStatus terminal, Instant now) {
        if (status.isTerminal()) {
            throw new IllegalStateException(id + " is " + status + " and can't become " + terminal);
        }
        status = terminal;
        inquireAt = null;
        updatedAt = now;
    }

    private OperationView view() {
        return new OperationView(
                id, kind, status, amount, message, createdAt, relayedAt, inquiries, inquiredAt, inquireAt);
    }

    public String id() {
        return id;
    }

    public String paymentId() {
        return paymentId;
    }

    public OperationKind kind() {
        return kind;
    }

    public OperationStatus status() {
        return status;
    }

    public long amount() {
        return amount;
    }

    public @Nullable String pspReference() {
        return pspReference;
    }

    /** Whether this capture releases what is left of the hold. */
    public boolean isLast() {
        return last;
    }

    public int inquiries() {
        return inquiries;
    }

    public Instant executeBefore() {
        return executeBefore;
    }
}
