package dev.quittance.payment;

import dev.quittance.events.AdviceCode;
import dev.quittance.events.CaptureMethod;
import dev.quittance.events.DeclineCode;
import dev.quittance.events.Mode;
import dev.quittance.events.TestPaymentMethod;
import dev.quittance.money.Currencies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the API and its events show it.
 *
 * @param amount minor units of the currency, whose decimal digits are {@code exponent}
 * @param outcomeUnknown whether the PSP's answer was lost and is being found out
 * @param pendingOperation what is on its way to the PSP, if anything
 * @param attempts how often the PSP was asked to authorize it
 * @param lastError why the last attempt came to nothing
 */
@Schema(name = "Payment")
public record PaymentView(
        String id,
        Mode mode,
        PaymentStatus status,
        long amount,
        String currency,
        int exponent,
        long amountCapturable,
        long amountCaptured,
        long amountRefunded,
        CaptureMethod captureMethod,
        @Nullable PendingOperation pendingOperation,
        boolean outcomeUnknown,
        List<Action> allowedActions,
        @Nullable PaymentMethod paymentMethod,
        int attempts,
        @Nullable LastError lastError,
        @Nullable NextAction nextAction,
        @Nullable String returnUrl,
        @Nullable String description,
        @Nullable String reference,
        @Nullable String receiptEmail,
        Map<String, String> metadata,
        @Nullable String cancellationReason,
        String idempotencyKey,
        int version,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.id,
                payment.mode,
                payment.status,
                payment.amount,
                payment.currency,
                Currencies.exponent(payment.currency),
                payment.capturable(),
                payment.amountCaptured,
                payment.amountRefunded,
                payment.captureMethod,
                payment.pendingOperation,
                payment.outcomeUnknown,
                Action.on(payment),
                payment.paymentMethod == null ? null : PaymentMethod.of(payment.paymentMethod),
                payment.attempts,
                LastError.of(payment),
                NextAction.of(payment),
                payment.returnUrl,
                payment.description,
                payment.reference,
                payment.receiptEmail,
                payment.metadata,
                payment.cancellationReason,
                payment.idempotencyKey,
                payment.version,
                payment.status == PaymentStatus.REQUIRES_CAPTURE ? payment.expiresAt : null,
                payment.createdAt,
                payment.updatedAt);
    }

    /** The token and what may be shown of the card behind it. */
    public record PaymentMethod(
            String token, @Nullable String brand, @Nullable String last4) {
        static PaymentMethod of(String token) {
            return TestPaymentMethod.ofToken(token)
                    .map(test -> new PaymentMethod(token, test.brand(), test.last4()))
                    .orElseGet(() -> new PaymentMethod(token, null, null));
        }
    }

    /** Why the last attempt came to nothing: a decline, or proof that nothing happened. */
    public record LastError(
            String code,
            @Nullable DeclineCode declineCode,
            @Nullable AdviceCode adviceCode,
            String message) {
        static @Nullable LastError of(Payment payment) {
            var decline = payment.declineCode;
            return payment.errorCode == null || payment.errorMessage == null
                    ? null
                    : new LastError(
                            payment.errorCode,
                            decline,
                            decline == null ? null : decline.advice(),
                            payment.errorMessage);
        }
    }

    /** What the payer has to do. */
    public record NextAction(String type, String url) {
        static @Nullable NextAction of(Payment payment) {
            return payment.waitsForPayer() && payment.redirectUrl != null
                    ? new NextAction("redirect_to_url", payment.redirectUrl)
                    : null;
        }
    }
}
