package dev.quittance.deploy.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as Markdown, for the summary of a workflow's run and for a release's notes. */
final class Report {

    private static final int LINES_MAX = 60;

    private final Plan plan;
    private final Set<String> labels;

    private Report(Plan plan, Set<String> labels) {
        this.plan = plan;
        this.labels = labels;
    }

    static String of(Plan plan, Set<String> labels) {
        var report = new Report(plan, labels);
        var sections = new ArrayList<String>();
        sections.add("## What deploying this would do\n");
        sections.add(report.verdict());
        sections.add(report.cost());
        Stream.of(Risk.values()).map(report::section).forEach(sections::addAll);
        return String.join("\n", sections);
    }

    private String verdict() {
        if (plan.isFirst()) {
            return "Nothing is released yet: everything is new.\n";
        }
        if (plan.changes().isEmpty()) {
            return "Nothing changes.\n";
        }
        var refused = plan.refused(labels);
        if (refused.contains(Risk.IMPOSSIBLE)) {
            return counts() + ".\n\n**Refused**, and no label helps.\n";
        }
        return refused.isEmpty()
                ? counts() + ".\n"
                : counts() + ".\n\n**Refused.** If it is meant, an owner labels the pull request "
                        + refused.stream()
                                .flatMap(risk -> risk.label().stream())
                                .map(label -> "`" + label + "`")
                                .collect(Collectors.joining(" and "))
                        + ".\n";
    }

    private String counts() {
        return Stream.of(Risk.values())
                .filter(risk -> !plan.of(risk).isEmpty())
                .map(risk -> risk.title() + ": " + plan.of(risk).size())
                .collect(Collectors.joining(", "));
    }

    private String cost() {
        var bills = plan.bills();
        var lines = new ArrayList<String>();
        lines.add("| cost, USD | before | after | change |");
        lines.add("|---|---|---|---|");
        lines.add(row(
                "a month, without payments",
                bills.before().fixedMonthlyUsd(),
                bills.after().fixedMonthlyUsd(),
                bills.fixedMonthlyUsdMore()));
        lines.add(row(
                "a million payments",
                bills.before().perMillionPaymentsUsd(),
                bills.after().perMillionPaymentsUsd(),
                bills.perMillionPaymentsUsdMore()));
        lines.add("");
        if (!plan.isFirst()) {
            bills.fixedChanges().entrySet().stream()
                    .map(Report::costLine)
                    .limit(LINES_MAX)
                    .forEach(lines::add);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String costLine(Map.Entry<String, BigDecimal> change) {
        return "- `" + change.getKey() + "` " + signed(change.getValue()) + " a month";
    }

    /** What is safe is folded away, and the rest is in sight. */
    private List<String> section(Risk risk) {
        var changes = plan.of(risk);
        if (changes.isEmpty()) {
            return List.of();
        }
        var title = risk.title() + " (" + changes.size() + "): " + risk.words();
        var lines = changes.stream()
                .limit(LINES_MAX)
                .map(change -> "- `" + change.what() + "` " + change.how())
                .collect(Collectors.joining("\n"));
        var more = changes.size() > LINES_MAX ? "\n- and " + (changes.size() - LINES_MAX) + " more" : "";
        return risk == Risk.SAFE
                ? List.of("<details><summary>" + title + "</summary>\n\n" + lines + more + "\n\n</details>\n")
                : List.of("### " + title + "\n\n" + lines + more + "\n");
    }

    private static String row(String what, BigDecimal before, BigDecimal after, BigDecimal change) {
        return "| " + what + " | " + before + " | " + after + " | " + signed(change) + " |";
    }

    private static String signed(BigDecimal usd) {
        return (usd.signum() > 0 ? "+" : "") + usd;
    }
}
