package dev.quittance.deploy.reach;

import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What reaches more in one version of the templates than in the other, past all walls or past one of them. */
public final class Openings {

    private final Reachability before;
    private final Reachability after;
    private final List<String> found = new ArrayList<>();

    private Openings(Templates before, Templates after) {
        this.before = new Reachability(before);
        this.after = new Reachability(after);
    }

    /**
     * A sentence for each way that is new.
     *
     * @throws IllegalArgumentException when the network of either cannot be evaluated
     */
    public static List<String> between(Templates before, Templates after) {
        var openings = new Openings(before, after);
        openings.compare("", EnumSet.allOf(Wall.class));
        for (var wall : Wall.values()) {
            openings.compare(" past one wall alone (" + wall.words() + ")", EnumSet.of(wall));
        }
        return List.copyOf(openings.found);
    }

    private void compare(String where, Set<Wall> walls) {
        for (var from : after.senders()) {
            for (var to : after.receivers()) {
                var opened = opened(before.between(from, to, walls), after.between(from, to, walls));
                if (!opened.isEmpty()) {
                    found.add(from + " reaches " + to + where + ": " + opened);
                }
            }
        }
    }

    /** For some of the interfaces, or for all of them where it was for some. */
    private static Traffic opened(Set<Traffic> was, Set<Traffic> is) {
        return some(is).minus(some(was)).or(all(is).minus(all(was)));
    }

    private static Traffic some(Set<Traffic> ways) {
        return ways.stream().reduce(Traffic.NONE, Traffic::or);
    }

    private static Traffic all(Set<Traffic> ways) {
        return ways.stream().reduce(Traffic::and).orElse(Traffic.NONE);
    }
}
