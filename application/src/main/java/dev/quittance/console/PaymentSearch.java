package dev.quittance.console;

import dev.quittance.admin.PaymentFilter;
import dev.quittance.admin.RefusedException;
import dev.quittance.money.Currencies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A filter as SQL: conditions and their values, in the order in which they stand. */
final class PaymentSearch {

    private static final int USUAL_EXPONENT = 2;

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final List<Object> values = new ArrayList<>();

    PaymentSearch(PaymentFilter filter) {
        if (filter.status().equals("unknown")) {
            conditions.add("outcome_unknown");
        } else {
            equal("status", filter.status());
        }
        equal("reference", filter.reference());
        equal("receipt_email", filter.email());
        equal("merchant_id", filter.merchant());
        equal("idempotency_key", filter.key());
        if (!filter.amount().isEmpty()) {
            amount(filter.amount());
        }
    }

    PaymentSearch and(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
        return this;
    }

    String where() {
        return String.join(" AND ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }

    private void equal(String column, String value) {
        if (!value.isEmpty()) {
            and(column + " = ?", value);
        }
    }

    /** {@code 42.00 EUR}, or {@code 42} for every currency with the usual two digits. */
    private void amount(String text) {
        var words = text.toUpperCase(Locale.ROOT).split(" +", -1);
        try {
            var exponent = words.length > 1 ? Currencies.exponent(words[1]) : USUAL_EXPONENT;
            and("amount = ?", new BigDecimal(words[0]).movePointRight(exponent).longValueExact());
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new RefusedException("\"" + text + "\" is not an amount. Write 42.00 or 42.00 EUR.");
        }
        if (words.length > 1) {
            and("currency = ?", words[1]);
        }
    }
}
