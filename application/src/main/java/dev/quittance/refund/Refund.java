package dev.quittance.refund;

import dev.quittance.events.Mode;
import dev.quittance.id.Ids;
import dev.quittance.merchant.Caller;
import dev.quittance.payment.Payment;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a payment that is given back. It changes only under the payment's row lock. */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class Refund extends PanacheEntityBase {

    @Id
    String id;

    String merchantId;
    Mode mode;
    String paymentId;
    String operationId;
    long amount;
    String currency;
    RefundStatus status;
    boolean outcomeUnknown;

    @Nullable
    String reason;

    @Nullable
    String failureCode;

    @Nullable
    String failureMessage;

    @Nullable
    String idempotencyKey;

    Instant createdAt;
    Instant updatedAt;

    static Refund start(
            Payment payment,
            String operationId,
            long amount,
            @Nullable String reason,
            @Nullable String idempotencyKey,
            Instant now) {
        var refund = new Refund();
        refund.id = Ids.refund(now);
        refund.merchantId = payment.merchantId();
        refund.mode = payment.mode();
        refund.paymentId = payment.id();
        refund.operationId = operationId;
        refund.amount = amount;
        refund.currency = payment.currency();
        refund.status = RefundStatus.PENDING;
        refund.reason = reason;
        refund.idempotencyKey = idempotencyKey;
        refund.createdAt = now;
        refund.updatedAt = now;
        return refund;
    }

    static Optional<Refund> find(Caller caller, String id) {
        return Refund.<Refund>findByIdOptional(id)
                .filter(refund -> refund.merchantId.equals(caller.merchantId()) && refund.mode == caller.mode());
    }

    static Refund ofOperation(String operationId) {
        return Refund.<Refund>find("operationId", operationId).singleResult();
    }

    void succeeded(Instant now) {
        end(RefundStatus.SUCCEEDED, now);
    }

    void failed(String code, String message, Instant now) {
        end(RefundStatus.FAILED, now);
        failureCode = code;
        failureMessage = message;
    }

    void outcomeUnknown(Instant now) {
        outcomeUnknown = true;
        updatedAt = now;
    }

    /** The PSP has it, whatever was lost on the way. */
    void underWay(Instant now) {
        outcomeUnknown = false;
        updatedAt = now;
    }

    private void end(RefundStatus end, Instant now) {
        status = end;
        outcomeUnknown = false;
        updatedAt = now;
    }

    RefundView view() {
        return new RefundView(
                id,
                mode,
                paymentId,
                amount,
                currency,
                status,
                outcomeUnknown,
                reason,
                failureCode == null || failureMessage == null
                        ? null
                        : new RefundView.Failure(failureCode, failureMessage),
                idempotencyKey,
                createdAt,
                updatedAt);
    }
}
