package dev.quittance.deploy.plan;

import dev.quittance.deploy.permission.Widenings;
import dev.quittance.deploy.reach.Openings;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * From what is released to what is proposed.
 *
 * @param changes the worst first
 */
public record Plan(boolean isFirst, List<Change> changes, Bills bills) {

    private static final String STACKS = "the stacks";
    private static final String NETWORK = "the network";
    private static final String FRONT_DOOR = "the front door";
    private static final String POLICIES = "the policies";

    /** @param released without any stack when nothing is released yet; everything is new then */
    public static Plan between(Templates released, Templates proposed) {
        var bills = Bills.of(released, proposed);
        if (released.byStack().isEmpty()) {
            var news = proposed.all().stream().map(ResourceChanges::added).toList();
            return new Plan(true, news, bills);
        }
        var before = AssetHashes.without(released);
        var after = AssetHashes.without(proposed);
        var changes = new ArrayList<>(ResourceChanges.between(released, proposed));
        changes.addAll(told(Risk.IMPOSSIBLE, STACKS, () -> Imports.cutOff(released, proposed)));
        changes.addAll(told(Risk.OPENS_NETWORK, NETWORK, () -> Openings.between(before, after)));
        changes.addAll(told(Risk.OPENS_NETWORK, FRONT_DOOR, () -> Guards.lost(before, after)));
        changes.addAll(told(Risk.WIDENS_IAM, POLICIES, () -> Widenings.between(before, after)));
        changes.sort(Comparator.comparing(Change::risk));
        return new Plan(false, List.copyOf(changes), bills);
    }

    public List<Change> of(Risk risk) {
        return changes.stream().filter(change -> change.risk() == risk).toList();
    }

    /** The risks that are taken without the label that allows them. */
    public List<Risk> refused(Set<String> labels) {
        return Stream.of(Risk.values())
                .filter(risk -> !of(risk).isEmpty())
                .filter(risk -> !risk.isAllowedBy(labels))
                .toList();
    }

    /** What cannot be judged counts as the worst that it could be. */
    private static List<Change> told(Risk risk, String what, Supplier<List<String>> judge) {
        try {
            return judge.get().stream()
                    .map(sentence -> new Change(risk, what, sentence))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of(new Change(risk, what, "cannot be judged: " + e.getMessage()));
        }
    }
}
