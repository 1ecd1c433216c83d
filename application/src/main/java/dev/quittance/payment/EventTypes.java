package dev.quittance.payment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of events, which can be asked for one by one, as {@code payment.*}, or as {@code *}. */
public final class EventTypes {

    static final String ANY = "*";

    private static final Set<String> KNOWN = Stream.concat(
                    Lifecycle.EDGES.stream().map(Lifecycle.Edge::event),
                    Stream.of(
                            "refund.created",
                            "refund.pending",
                            "refund.succeeded",
                            "refund.failed",
                            "refund.outcome_unknown"))
            .collect(Collectors.toCollection(TreeSet::new));

    private EventTypes() {}

    public static Collection<String> known() {
        return KNOWN;
    }

    /** Whether a pattern ever matches anything: a misspelled one would never tell. */
    public static boolean isPattern(String pattern) {
        return pattern.equals(ANY)
                || KNOWN.stream().anyMatch(type -> patternsOf(type).contains(pattern));
    }

    /** The types that patterns stand for today. */
    public static List<String> matching(Collection<String> patterns) {
        return KNOWN.stream()
                .filter(type -> patternsOf(type).stream().anyMatch(patterns::contains))
                .toList();
    }

    /** Every pattern that matches a type. */
    public static List<String> patternsOf(String type) {
        var patterns = new ArrayList<String>(List.of(type, ANY));
        for (int dot = type.indexOf('.'); dot >= 0; dot = type.indexOf('.', dot + 1)) {
            patterns.add(type.substring(0, dot + 1) + ANY);
        }
        return patterns;
    }
}
