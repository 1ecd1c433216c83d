package dev.quittance.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.events.Mode;
import dev.quittance.money.Currencies;
import dev.quittance.payment.EventView;
import dev.quittance.payment.PaymentView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a mail to a payer.
 *
 * @param amount with its currency, such as {@code EUR 42.00}
 * @param method such as {@code Visa •••• 4242}
 * @param reason why nothing was paid
 */
public record Receipt(
        String merchant,
        boolean test,
        String amount,
        String date,
        String payment,
        @Nullable String method,
        @Nullable String description,
        @Nullable String reference,
        @Nullable String reason) {

    private static final Set<String> NOT_FOR_PAYERS = Set.of("lost_card", "stolen_card", "fraudulent");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Of the event's own time: what changed since is another mail's affair. */
    static Receipt of(EventView event, MailKind kind, PaymentView payment, String merchant) {
        return new Receipt(
                merchant,
                payment.mode() == Mode.TEST,
                amount(event.data(), kind),
                date(event.timestamp()),
                payment.id(),
                method(event.data().path("payment_method"), payment),
                payment.description(),
                payment.reference(),
                reason(event.data().path("last_error")));
    }

    /** Only a decline is the payer's to mend; and who has a stolen card needs no word of it. */
    private static @Nullable String reason(JsonNode error) {
        var code = text(error, "decline_code");
        return code == null || NOT_FOR_PAYERS.contains(code) ? null : text(error, "message");
    }

    private static String amount(JsonNode data, MailKind kind) {
        var currency = data.path("currency").asText();
        var minor =
                data.path(kind == MailKind.PAID ? "amount_captured" : "amount").asLong();
        return currency + " "
                + BigDecimal.valueOf(minor, Currencies.exponent(currency)).toPlainString();
    }

    private static String date(Instant at) {
        return DATE.format(at);
    }

    /** Of the payment as it is now when the event doesn't say, as a refund's. */
    private static @Nullable String method(JsonNode told, PaymentView payment) {
        var method = payment.paymentMethod();
        var brand = told.isObject() ? text(told, "brand") : method == null ? null : method.brand();
        var last4 = told.isObject() ? text(told, "last4") : method == null ? null : method.last4();
        return brand == null || last4 == null ? null : capitalized(brand) + " •••• " + last4;
    }

    private static String capitalized(String brand) {
        return brand.isEmpty() ? brand : brand.substring(0, 1).toUpperCase(Locale.ROOT) + brand.substring(1);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).textValue();
    }
}
