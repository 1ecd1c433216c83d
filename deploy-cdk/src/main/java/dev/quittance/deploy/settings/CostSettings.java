package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

import java.math.BigDecimal;

/**
 * What the environment may cost by its templates, at list prices: synthesis fails beyond it.
 *
 * @param fixedMonthlyUsdMax though nobody pays anything
 * @param perMillionPaymentsUsdMax on top of it
 */
public record CostSettings(BigDecimal fixedMonthlyUsdMax, BigDecimal perMillionPaymentsUsdMax) {

    public CostSettings {
        check(fixedMonthlyUsdMax.signum() > 0, "cost.fixed_monthly_usd_max must be positive: " + fixedMonthlyUsdMax);
        check(
                perMillionPaymentsUsdMax.signum() > 0,
                "cost.per_million_payments_usd_max must be positive: " + perMillionPaymentsUsdMax);
    }
}
