package dev.quittance.deploy.plan;

import dev.quittance.deploy.cost.Cost;
import dev.quittance.deploy.cost.Line;
import dev.quittance.deploy.template.Templates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is paid before and after. */
record Bills(Cost before, Cost after) {

    static Bills of(Templates released, Templates proposed) {
        return new Bills(Cost.of(released), Cost.of(proposed));
    }

    /** USD a month, though nobody pays anything. */
    BigDecimal fixedMonthlyUsdMore() {
        return after.fixedMonthlyUsd().subtract(before.fixedMonthlyUsd());
    }

    BigDecimal perMillionPaymentsUsdMore() {
        return after.perMillionPaymentsUsd().subtract(before.perMillionPaymentsUsd());
    }

    /** USD a month more or less, by the resource that costs it; only what changes. */
    Map<String, BigDecimal> fixedChanges() {
        var was = byWhat(before.fixed());
        var is = byWhat(after.fixed());
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        var changes = new TreeMap<String, BigDecimal>();
        for (var name : names) {
            var more = is.getOrDefault(name, BigDecimal.ZERO).subtract(was.getOrDefault(name, BigDecimal.ZERO));
            if (more.signum() != 0) {
                changes.put(name, more);
            }
        }
        return changes;
    }

    private static Map<String, BigDecimal> byWhat(List<Line> lines) {
        return lines.stream().collect(Collectors.toMap(Line::what, Line::usd, BigDecimal::add));
    }
}
