package dev.quittance.sandbox.psp;

import dev.quittance.events.Operation;
import dev.quittance.events.TestPaymentMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the PSP's book, under the idempotency key that asked for it. It is the answer, too: asked again under the
 * same key, the PSP reads it out.
 *
 * @param amount what the PSP moved, or was asked to move, in minor units
 * @param authorization the key of the charge that this is about; null on a charge
 * @param card whose money it is; null where the PSP does not know it
 * @param funds of a charge; none on anything else
 */
public record Entry(
        String key,
        EntryKind kind,
        Verdict verdict,
        long amount,
        String currency,
        String paymentId,
        String pspReference,
        @Nullable String authorization,
        @Nullable TestPaymentMethod card,
        Funds funds,
        Instant occurredAt) {

    static Entry of(Operation operation, EntryKind kind, Verdict verdict, Instant occurredAt) {
        return new Entry(
                operation.id(),
                kind,
                verdict,
                operation.amount(),
                operation.currency(),
                operation.paymentId(),
                "sbx_" + operation.id().replaceFirst("^op_", ""),
                null,
                null,
                Funds.NONE,
                occurredAt);
    }

    Entry with(TestPaymentMethod card) {
        return new Entry(
                key, kind, verdict, amount, currency, paymentId, pspReference, authorization, card, funds, occurredAt);
    }

    /** The charge whose money this is about. */
    Entry about(Entry charge) {
        return new Entry(
                key,
                kind,
                verdict,
                amount,
                currency,
                paymentId,
                pspReference,
                charge.key,
                charge.card,
                funds,
                occurredAt);
    }

    Entry moving(long amount, Funds funds) {
        return new Entry(
                key, kind, verdict, amount, currency, paymentId, pspReference, authorization, card, funds, occurredAt);
    }

    Entry decided(Verdict verdict) {
        return new Entry(
                key, kind, verdict, amount, currency, paymentId, pspReference, authorization, card, funds, occurredAt);
    }

    Entry refused(Refusal refusal) {
        return decided(new Verdict.Failed(refusal));
    }

    Entry at(Instant occurredAt) {
        return new Entry(
                key, kind, verdict, amount, currency, paymentId, pspReference, authorization, card, funds, occurredAt);
    }
}
