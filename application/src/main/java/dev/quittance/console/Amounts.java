package dev.quittance.console;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts as people write them. */
final class Amounts {

    /** No more digits than an amount has: of {@code 1e400000000}, each would be written out before anybody counts them. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}([.][0-9]{1,4})?");

    private Amounts() {}

    /** @throws ArithmeticException when there are not so many minor units, or a part of one */
    static long minorUnits(String text, int exponent) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new ArithmeticException("no amount");
        }
        return new BigDecimal(text).movePointRight(exponent).longValueExact();
    }
}
