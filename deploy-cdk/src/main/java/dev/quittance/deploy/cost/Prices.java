package dev.quittance.deploy.cost;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * {@code prices.json}: list prices in USD, each named for what is counted and the unit it is counted in.
 *
 * @param readOn the ISO date of the day somebody compared them with the source; a test fails when that is long ago
 */
record Prices(String region, String readOn, String source, Map<String, BigDecimal> prices) {

    static Prices read() {
        return CostFiles.read("prices.json", new TypeReference<>() {});
    }

    LocalDate date() {
        return LocalDate.parse(readOn);
    }

    BigDecimal of(String name) {
        var price = prices.get(name);
        if (price == null) {
            throw new IllegalArgumentException("prices.json knows no price of " + name);
        }
        return price;
    }
}
