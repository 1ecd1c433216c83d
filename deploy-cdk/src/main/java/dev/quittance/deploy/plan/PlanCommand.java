package dev.quittance.deploy.plan;

import dev.quittance.deploy.template.Templates;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code plan RELEASED PROPOSED [LABELS]}: prints as Markdown what deploying the second cloud assembly over the first
 * would do, and fails when that is worse than the labels allow.
 */
public final class PlanCommand {

    public static final String USAGE = "plan RELEASED PROPOSED [LABELS]";

    private PlanCommand() {}

    /**
     * @param arguments two folders, and labels separated by commas; without the first folder, everything is new
     * @return whether the plan is allowed
     * @throws IllegalArgumentException when there is nothing to plan
     */
    public static boolean run(List<String> arguments, PrintStream out) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw new IllegalArgumentException("usage: " + USAGE);
        }
        var released = Path.of(arguments.get(0));
        var proposed = Path.of(arguments.get(1));
        if (!Files.isDirectory(proposed)) {
            throw new IllegalArgumentException(proposed + " is no cloud assembly");
        }
        var labels = arguments.size() == 3 ? labels(arguments.get(2)) : Set.<String>of();
        var plan = Plan.between(templates(released), Templates.of(proposed));
        out.print(Report.of(plan, labels));
        return plan.refused(labels).isEmpty();
    }

    private static Templates templates(Path released) {
        return Files.isDirectory(released) ? Templates.of(released) : new Templates(Map.of());
    }

    private static Set<String> labels(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
