package dev.quittance.payment;

import dev.quittance.events.AdviceCode;
import dev.quittance.events.CaptureMethod;
import dev.quittance.events.DeclineCode;
import dev.quittance.events.Mode;
import dev.quittance.events.OperationKind;
import dev.quittance.events.TestPaymentMethod;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the API and its events show it.
 *
 * @param amount minor units of the currency, whose decimal digits are {@code exponent}
 * @param pendingOperation what is on its way to the PSP, if anything
 * @param attempts how often the PSP was asked to authorize it
 * @param lastError why the last attempt came to nothing
 */
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
        @Nullable OperationKind pendingOperation,
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
        Instant createdAt,
        Instant updatedAt) {

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
            String message) {}

    /** What the payer has to do. */
    public record NextAction(String type, String url) {
        static NextAction redirect(String url) {
            return new NextAction("redirect_to_url", url);
        }
    }
}
