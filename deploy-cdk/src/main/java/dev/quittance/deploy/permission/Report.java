package dev.quittance.deploy.permission;

import dev.quittance.deploy.permission.Grant.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every grant as Markdown, by who holds it. */
final class Report {

    private static final String INTRODUCTION = """
        # Who may do what

        Read from the synthesized templates of every environment and compared with this file, both ways: what is \
        not here is not allowed. A role may what it lists; a resource lets in whom it lists.
        """;

    private Report() {}

    static String of(List<Grant> grants) {
        var byHolder = grants.stream()
                .collect(Collectors.groupingBy(grant -> readable(grant.holder()), TreeMap::new, Collectors.toList()));
        var sections = new ArrayList<String>();
        sections.add(INTRODUCTION);
        byHolder.forEach((holder, held) -> sections.add("## " + holder + "\n\n" + lines(held)));
        return String.join("\n", sections);
    }

    private static String lines(List<Grant> grants) {
        return grants.stream().map(Report::line).sorted().collect(Collectors.joining());
    }

    private static String line(Grant grant) {
        var line = new StringBuilder("- ");
        line.append(
                grant.kind() == Kind.IDENTITY
                        ? (grant.allows() ? "may " : "may never ")
                        : String.join(", ", readable(grant.principals())) + (grant.allows() ? " may " : " may never "));
        line.append(
                grant.kind() == Kind.TRUST ? "become it" : "`" + String.join("`, `", sorted(grant.actions())) + "`");
        if (grant.kind() == Kind.TRUST && !grant.actions().equals(List.of("sts:AssumeRole"))) {
            line.append(" by `")
                    .append(String.join("`, `", sorted(grant.actions())))
                    .append('`');
        }
        if (grant.kind() == Kind.IDENTITY) {
            line.append(" on ").append(String.join(", ", sorted(readable(grant.resources()))));
        } else if (!grant.resources().isEmpty()
                && !readable(grant.resources()).equals(List.of(readable(grant.holder())))) {
            line.append(" on ").append(String.join(", ", sorted(readable(grant.resources()))));
        }
        if (!grant.conditions().isEmpty()) {
            line.append(", if ").append(String.join(" and ", sorted(readable(grant.conditions()))));
        }
        if (grant.kind() == Kind.IDENTITY && grant.isOfEverything()) {
            line.append(": ").append(Anything.of(grant).map(Anything::why).orElse("NO REASON IS WRITTEN"));
        }
        return line.append('\n').toString();
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static List<String> readable(List<String> texts) {
        return texts.stream().map(Report::readable).toList();
    }

    /** Without what CDK adds to names, and without what differs between environments and releases. */
    private static String readable(String text) {
        return text.replaceAll("<(\\w+/\\w+?)([0-9A-F]{8})?(?: Arn)?>", "$1")
                .replaceAll("<(\\w+/\\w+?)([0-9A-F]{8})? ([\\w.]+)>", "$1.$3")
                .replaceAll("^(\\w+/\\w+?)[0-9A-F]{8}$", "$1")
                .replaceAll("[0-9a-f]{64}", "HASH")
                .replaceAll("\\b[0-9]{12}\\b", "ACCOUNT")
                .replace("<Partition>", "aws");
    }
}
