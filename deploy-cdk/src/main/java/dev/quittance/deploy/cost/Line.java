package dev.quittance.deploy.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One line of a bill.
 *
 * @param what a resource's address, or what of it is used
 * @param quantity of what {@code price} in the file of prices is for one
 */
public record Line(String what, double quantity, String price, BigDecimal usd) {

    private static final int CENTS = 2;

    static Line of(String what, double quantity, String price, Prices prices) {
        var usd = BigDecimal.valueOf(quantity).multiply(prices.of(price));
        return new Line(what, quantity, price, usd.setScale(CENTS, RoundingMode.HALF_UP));
    }
}
