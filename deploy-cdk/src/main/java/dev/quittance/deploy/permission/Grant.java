package dev.quittance.deploy.permission;

import java.util.List;

/**
 * One statement of a policy.
 *
 * @param holder address of the role, or of the resource that lets somebody in
 * @param kind whether the holder may do it, may be become by somebody, or lets somebody do it
 * @param allows {@code false} where it denies
 * @param principals who else; empty for what a role may do
 * @param conditions all of which must hold, e.g. {@code StringEquals aws:SourceAccount 111122223333}
 */
public record Grant(
        String holder,
        Kind kind,
        boolean allows,
        List<String> principals,
        List<String> actions,
        List<String> resources,
        List<String> conditions) {

    public enum Kind {
        IDENTITY,
        TRUST,
        RESOURCE
    }

    boolean isOfEverything() {
        return resources.contains("*");
    }
}
