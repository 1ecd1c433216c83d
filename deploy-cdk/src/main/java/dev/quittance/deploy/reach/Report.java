package dev.quittance.deploy.reach;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that reaches something, as Markdown: past all walls, then past each as if the others were not there. */
final class Report {

    private static final String INTRODUCTION = """
        # What reaches what

        Computed from the synthesized templates of every environment and compared with this file, both ways: a row \
        sends, a column receives, a cell says which TCP ports (others by name). What is blank is closed.

        `internet` is whoever has a public address, CloudFront, API Gateway and the functions included: the \
        functions stand in no network of ours. The bastion's own `PermitOpen` is not counted here; it would hold \
        back its ports once more.
        """;

    private final Reachability reachability;

    private Report(Reachability reachability) {
        this.reachability = reachability;
    }

    static String of(Reachability reachability) {
        var report = new Report(reachability);
        var sections = new ArrayList<String>();
        sections.add(INTRODUCTION);
        sections.add("## All walls together\n\n" + report.matrix(EnumSet.allOf(Wall.class)));
        sections.add(report.unused());
        sections.add("Each wall alone follows, so that none is loosened unnoticed behind another.\n");
        for (var wall : Wall.values()) {
            sections.add("## " + wall.words() + "\n\n" + report.matrix(EnumSet.of(wall)));
        }
        return String.join("\n", sections);
    }

    private String unused() {
        var groups = reachability.unusedGroups();
        return "Security groups that nothing stands in: " + (groups.isEmpty() ? "none" : String.join(", ", groups))
                + ".\n";
    }

    private String matrix(Set<Wall> walls) {
        var receivers = reachability.receivers();
        var lines = new ArrayList<String>();
        lines.add(line("from \\ to", receivers));
        lines.add("|---".repeat(receivers.size() + 1) + "|");
        for (var sender : reachability.senders()) {
            lines.add(line(
                    sender,
                    receivers.stream()
                            .map(receiver -> cell(reachability.between(sender, receiver, walls)))
                            .toList()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(String first, List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| " + first + " | ", " |"));
    }

    /** What every interface may, and behind it what only some may. */
    private static String cell(Set<Traffic> ways) {
        var all = ways.stream().reduce(Traffic::and).orElse(Traffic.NONE);
        var some = ways.stream().reduce(Traffic.NONE, Traffic::or).minus(all);
        return all + (some.isEmpty() ? "" : " (in part: " + some + ")");
    }
}
