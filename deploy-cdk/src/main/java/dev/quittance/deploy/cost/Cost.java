package dev.quittance.deploy.cost;

import dev.quittance.deploy.settings.CostSettings;
import dev.quittance.deploy.template.Templates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an environment costs by its templates, in USD at list prices.
 *
 * @param fixed a month, though nobody pays anything
 * @param perMillion more for each million payments; what is kept (rows, items, logs) costs a month later and is not in it
 */
public record Cost(List<Line> fixed, List<Line> perMillion) {

    public static Cost of(Templates templates) {
        var prices = Prices.read();
        var uses = Use.read().stream().flatMap(use -> use.in(templates, prices)).toList();
        return new Cost(FixedCosts.of(templates, prices), uses);
    }

    public BigDecimal fixedMonthlyUsd() {
        return sum(fixed);
    }

    public BigDecimal perMillionPaymentsUsd() {
        return sum(perMillion);
    }

    /** @throws IllegalArgumentException that names the budget that is exceeded */
    public void check(CostSettings budget) {
        check(fixedMonthlyUsd(), budget.fixedMonthlyUsdMax(), "cost.fixed_monthly_usd_max");
        check(perMillionPaymentsUsd(), budget.perMillionPaymentsUsdMax(), "cost.per_million_payments_usd_max");
    }

    /** One sentence. */
    public String summary() {
        return "$" + fixedMonthlyUsd() + " a month, and $" + perMillionPaymentsUsd() + " for each million payments";
    }

    /** Every line, the dearest first. */
    public String report() {
        return "A month:\n" + table(fixed) + "A million payments:\n" + table(perMillion);
    }

    private static void check(BigDecimal cost, BigDecimal max, String setting) {
        if (cost.compareTo(max) > 0) {
            throw new IllegalArgumentException("$" + cost + " exceeds " + setting + ", $" + max);
        }
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String table(List<Line> lines) {
        return lines.stream()
                .sorted((one, other) -> other.usd().compareTo(one.usd()))
                .map(line -> String.format(
                        Locale.ROOT, "%9s  %-45s %,.0f × %s%n", line.usd(), line.what(), line.quantity(), line.price()))
                .collect(Collectors.joining());
    }
}
