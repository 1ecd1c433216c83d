package dev.quittance.admin;

import java.math.BigDecimal;

/**
 * An amount.
 *
 * @param minor in minor units of the currency, which has {@code exponent} decimal digits
 */
public record Money(long minor, int exponent, String currency) {

    /** In units of the currency. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, exponent);
    }

    /** As people write it, without the currency. */
    public String number() {
        return major().toPlainString();
    }

    public String text() {
        return number() + " " + currency;
    }
}
