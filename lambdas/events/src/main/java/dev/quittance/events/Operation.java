package dev.quittance.events;

import static java.util.Objects.requireNonNull;

/**
 * One try to move a payment's money at the PSP, as it stands on every message about it.
 *
 * @param id {@code op_…}; also the idempotency key towards the PSP, never minted again
 * @param amount in minor units of the currency, 1 to 999,999,999,999
 * @param currency an ISO 4217 code
 */
public record Operation(
        String id, OperationKind kind, String paymentId, String merchantId, Mode mode, long amount, String currency) {

    public static final long AMOUNT_MAX = 999_999_999_999L;

    public Operation {
        requireNonNull(id, "operation.id");
        requireNonNull(kind, "operation.kind");
        requireNonNull(paymentId, "operation.payment_id");
        requireNonNull(merchantId, "operation.merchant_id");
        requireNonNull(mode, "operation.mode");
        requireNonNull(currency, "operation.currency");
        if (amount < 1 || amount > AMOUNT_MAX) {
            throw new IllegalArgumentException("operation.amount must be 1 to 999,999,999,999 minor units: " + amount);
        }
    }
}
