package dev.quittance.console;

import dev.quittance.admin.PaymentFilter;
import dev.quittance.admin.RefusedException;
import dev.quittance.money.Currencies;
import java.util.Locale;

/** A filter as SQL: conditions and their values, in the order in which they stand. */
final class PaymentSearch {

    private static final int USUAL_EXPONENT = 2;

    private final Where where = new Where();

    PaymentSearch(PaymentFilter filter) {
        if (filter.status().equals("unknown")) {
            where.and("outcome_unknown");
        } else {
            where.andIf("status = ?", filter.status());
        }
        where.andIf("reference = ?", filter.reference())
                .andIf("receipt_email = ?", filter.email())
                .andIf("merchant_id = ?", filter.merchant())
                .andIf("idempotency_key = ?", filter.key());
        if (!filter.amount().isEmpty()) {
            amount(filter.amount());
        }
    }

    /** To which a caller can add. */
    Where where() {
        return where;
    }

    /** {@code 42.00 EUR}, or {@code 42} for every currency with the usual two digits. */
    private void amount(String text) {
        var words = text.toUpperCase(Locale.ROOT).split(" +", -1);
        try {
            var exponent = words.length > 1 ? Currencies.exponent(words[1]) : USUAL_EXPONENT;
            where.and("amount = ?", Amounts.minorUnits(words[0], exponent));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new RefusedException("\"" + text + "\" is not an amount. Write 42.00 or 42.00 EUR.");
        }
        // Else 4,200 JPY would pass for 42.00: its minor units are as many.
        var currencies = words.length > 1 ? words[1] : String.join(" ", Currencies.withExponent(USUAL_EXPONENT));
        where.and("currency = ANY (string_to_array(?, ' '))", currencies);
    }
}
