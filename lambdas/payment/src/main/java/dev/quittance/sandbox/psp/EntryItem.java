package dev.quittance.sandbox.psp;

import static java.util.Objects.requireNonNull;

import dev.quittance.events.DeclineCode;
import dev.quittance.events.Messages;
import dev.quittance.events.TestPaymentMethod;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An entry as it stands in the table. */
final class EntryItem {

    static final String KEY = "idempotency_key";
    static final String OUTCOME = "outcome";
    private static final String CODE = "code";
    private static final String SETTLES_AT = "settles_at";
    static final String CAPTURABLE = "amount_capturable";
    static final String CAPTURED = "amount_captured";
    static final String REFUNDABLE = "amount_refundable";
    static final String REFUNDED = "amount_refunded";
    private static final String PENDING = "pending";
    private static final String REQUIRES_ACTION = "requires_action";
    private static final String SUCCEEDED = "succeeded";
    private static final String DECLINED = "declined";
    private static final String FAILED = "failed";

    private EntryItem() {}

    static Map<String, AttributeValue> of(Entry entry) {
        var item = new HashMap<String, AttributeValue>();
        item.put(KEY, text(entry.key()));
        item.put("kind", text(lower(entry.kind())));
        item.put("amount", number(entry.amount()));
        item.put("currency", text(entry.currency()));
        item.put("payment_id", text(entry.paymentId()));
        item.put("psp_reference", text(entry.pspReference()));
        item.put("occurred_at", text(Messages.write(entry.occurredAt())));
        if (entry.authorization() != null) {
            item.put("authorization", text(entry.authorization()));
        }
        if (entry.card() != null) {
            item.put("payment_method", text(entry.card().token()));
        }
        if (entry.kind() == EntryKind.CHARGE) {
            item.put(CAPTURABLE, number(entry.funds().capturable()));
            item.put(CAPTURED, number(entry.funds().captured()));
            item.put(REFUNDABLE, number(entry.funds().refundable()));
            item.put(REFUNDED, number(entry.funds().refunded()));
        }
        item.putAll(of(entry.verdict()));
        return item;
    }

    static AttributeValue outcome(Verdict verdict) {
        return requireNonNull(of(verdict).get(OUTCOME));
    }

    private static Map<String, AttributeValue> of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Succeeded() -> Map.of(OUTCOME, text(SUCCEEDED));
            case Verdict.Declined(var code) -> Map.of(OUTCOME, text(DECLINED), CODE, text(lower(code)));
            case Verdict.RequiresAction() -> Map.of(OUTCOME, text(REQUIRES_ACTION));
            case Verdict.Pending(var settlesAt) ->
                Map.of(OUTCOME, text(PENDING), SETTLES_AT, text(Messages.write(settlesAt)));
            case Verdict.Failed(var refusal) -> Map.of(OUTCOME, text(FAILED), CODE, text(lower(refusal)));
        };
    }

    static Entry read(Map<String, AttributeValue> item) {
        var kind = EntryKind.valueOf(upper(item, "kind"));
        return new Entry(
                text(item, KEY),
                kind,
                verdict(item),
                number(item, "amount"),
                text(item, "currency"),
                text(item, "payment_id"),
                text(item, "psp_reference"),
                item.containsKey("authorization") ? text(item, "authorization") : null,
                item.containsKey("payment_method")
                        ? TestPaymentMethod.ofToken(text(item, "payment_method"))
                                .orElseThrow()
                        : null,
                kind == EntryKind.CHARGE ? funds(item) : Funds.NONE,
                Instant.parse(text(item, "occurred_at")));
    }

    private static Verdict verdict(Map<String, AttributeValue> item) {
        return switch (text(item, OUTCOME)) {
            case SUCCEEDED -> new Verdict.Succeeded();
            case DECLINED -> new Verdict.Declined(DeclineCode.valueOf(upper(item, CODE)));
            case REQUIRES_ACTION -> new Verdict.RequiresAction();
            case PENDING -> new Verdict.Pending(Instant.parse(text(item, SETTLES_AT)));
            case FAILED -> new Verdict.Failed(Refusal.valueOf(upper(item, CODE)));
            default -> throw new IllegalStateException(text(item, KEY) + " has outcome " + text(item, OUTCOME));
        };
    }

    private static Funds funds(Map<String, AttributeValue> item) {
        return new Funds(
                number(item, CAPTURABLE), number(item, CAPTURED), number(item, REFUNDABLE), number(item, REFUNDED));
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return requireNonNull(item.get(name), name).s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(requireNonNull(item.get(name), name).n());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(Map<String, AttributeValue> item, String name) {
        return text(item, name).toUpperCase(Locale.ROOT);
    }
}
