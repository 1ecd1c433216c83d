package dev.quittance.deploy.plan;

import dev.quittance.deploy.kept.Kept;
import dev.quittance.deploy.template.Resource;
import java.util.List;
import java.util.stream.Stream;

/** What keeps data from being deleted by mistake. */
final class Protections {

    private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");
    private static final List<String> SWITCHES = List.of(
            "DeletionProtection",
            "DeletionProtectionEnabled",
            "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled");

    private Protections() {}

    /** The names of those that {@code before} has and {@code after} has not. */
    static List<String> lost(Resource before, Resource after) {
        if (!Kept.isOf(before)) {
            return List.of();
        }
        var policies = POLICIES.stream().filter(policy -> keeps(before, policy) && !keeps(after, policy));
        var switches = SWITCHES.stream().filter(name -> isOn(before, name) && !isOn(after, name));
        return Stream.concat(policies, switches).toList();
    }

    private static boolean keeps(Resource resource, String policy) {
        return !resource.body().path(policy).asText("Delete").equals("Delete");
    }

    private static boolean isOn(Resource resource, String name) {
        return resource.property(name).asBoolean();
    }
}
