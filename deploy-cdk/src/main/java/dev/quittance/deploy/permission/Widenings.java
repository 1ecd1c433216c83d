package dev.quittance.deploy.permission;

import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may do by one version of the templates and not by the other. */
public final class Widenings {

    private static final List<String> NOBODY_ELSE = List.of("");

    /** A grant of one action on one resource to one principal. */
    private record Single(
            String holder, Grant.Kind kind, String principal, String action, String resource, Set<String> conditions) {

        boolean covers(Single other) {
            return holder.equals(other.holder)
                    && kind == other.kind
                    && matches(principal, other.principal)
                    && matches(action, other.action)
                    && matches(resource, other.resource)
                    && other.conditions.containsAll(conditions);
        }

        private static boolean matches(String pattern, String text) {
            return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
        }

        @Override
        public String toString() {
            var who = principal.isEmpty() ? holder : principal + " at " + holder;
            var what = resource.isEmpty() ? action : action + " on " + resource;
            return who + " may " + what + (conditions.isEmpty() ? "" : ", if " + String.join(" and ", conditions));
        }
    }

    private Widenings() {}

    /**
     * A sentence for each permission that is new, and for each denial that is gone.
     *
     * @throws IllegalArgumentException when a policy of either cannot be read
     */
    public static List<String> between(Templates before, Templates after) {
        var was = Grants.of(before);
        var is = Grants.of(after);
        var found = new ArrayList<String>();
        uncovered(singles(is, true), singles(was, true)).map(Single::toString).forEach(found::add);
        uncovered(singles(was, false), singles(is, false))
                .filter(denied -> is.stream().anyMatch(grant -> grant.holder().equals(denied.holder())))
                .map(denied -> "no longer denied: " + denied)
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static Stream<Single> uncovered(List<Single> asked, List<Single> given) {
        return asked.stream()
                .filter(one -> given.stream().noneMatch(other -> other.covers(one)))
                .distinct();
    }

    private static List<Single> singles(List<Grant> grants, boolean allow) {
        return grants.stream()
                .filter(grant -> grant.allows() == allow)
                .flatMap(Widenings::singles)
                .toList();
    }

    private static Stream<Single> singles(Grant grant) {
        var conditions = grant.conditions().stream().collect(Collectors.toUnmodifiableSet());
        return orNobody(grant.principals()).stream()
                .flatMap(principal -> grant.actions().stream()
                        .flatMap(action -> orNobody(grant.resources()).stream()
                                .map(resource -> new Single(
                                        grant.holder(), grant.kind(), principal, action, resource, conditions))));
    }

    private static List<String> orNobody(List<String> names) {
        return names.isEmpty() ? NOBODY_ELSE : names;
    }
}
