package dev.quittance.deploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.kept.Kept;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens to each resource, by its logical id. */
final class ResourceChanges {

    private static final String DELETE = "Delete";

    private ResourceChanges() {}

    static List<Change> between(Templates released, Templates proposed) {
        var changes = new ArrayList<Change>();
        for (var before : released.all()) {
            proposed.resource(before.stack(), before.logicalId())
                    .filter(after -> after.type().equals(before.type()))
                    .ifPresentOrElse(
                            after -> changed(before, after).ifPresent(changes::add),
                            () -> changes.add(removed(before)));
        }
        for (var after : proposed.all()) {
            var isNew = released.resource(after.stack(), after.logicalId())
                    .filter(before -> before.type().equals(after.type()))
                    .isEmpty();
            if (isNew) {
                changes.add(added(after));
            }
        }
        return changes;
    }

    static Change added(Resource resource) {
        return new Change(Risk.SAFE, resource.address(), "a new " + resource.type());
    }

    private static Change removed(Resource resource) {
        var policy = policy(resource, "DeletionPolicy");
        return new Change(
                taking(resource), resource.address(), resource.type() + " goes" + fate(taking(resource), policy));
    }

    private static Optional<Change> changed(Resource before, Resource after) {
        var lost = Protections.lost(before, after);
        if (!lost.isEmpty()) {
            return Optional.of(new Change(Risk.DATA_LOSS, after.address(), "unprotected: " + String.join(", ", lost)));
        }
        var differences = Difference.between(before.properties(), after.properties());
        if (differences.isEmpty()) {
            return policies(before).equals(policies(after))
                    ? Optional.empty()
                    : Optional.of(new Change(Risk.SAFE, after.address(), "its policies change"));
        }
        var architecture =
                Difference.between(AssetHashes.without(before.properties()), AssetHashes.without(after.properties()));
        var told = architecture.isEmpty() ? differences : architecture;
        var risk = told.stream().map(it -> risk(after, it)).reduce(Risk.SAFE, Risk::worse);
        var words = architecture.isEmpty()
                ? "new files"
                : told.stream().map(Difference::words).collect(Collectors.joining(", "));
        return Optional.of(new Change(risk, after.address(), words + consequence(risk, before)));
    }

    private static Risk risk(Resource resource, Difference difference) {
        return switch (Updates.of(resource.type(), difference.property())) {
            case REPLACES -> taking(resource);
            case RESTARTS -> Risk.RESTART;
            case UPDATES -> Risk.SAFE;
        };
    }

    /** What it means that this one goes. */
    private static Risk taking(Resource resource) {
        if (Kept.isOf(resource)) {
            return Risk.DATA_LOSS;
        }
        return Updates.comesAndGoes(resource.type()) ? Risk.SAFE : Risk.REPLACEMENT;
    }

    private static String consequence(Risk risk, Resource before) {
        return switch (risk) {
            case DATA_LOSS -> ": an empty one takes its place" + fate(risk, policy(before, "UpdateReplacePolicy"));
            case REPLACEMENT -> ": another takes its place";
            case RESTART ->
                before.type().equals("AWS::EC2::LaunchTemplate")
                        ? ": instances are replaced one after the other"
                        : ": restarts";
            default -> "";
        };
    }

    private static String fate(Risk risk, String policy) {
        if (risk != Risk.DATA_LOSS) {
            return "";
        }
        return switch (policy) {
            case "Retain", "RetainExceptOnCreate" -> "; the old one stays in the account, unused";
            case "Snapshot" -> "; a snapshot of the old one stays";
            default -> "; what it holds is deleted";
        };
    }

    private static String policy(Resource resource, String name) {
        return resource.body().path(name).asText(DELETE);
    }

    private static JsonNode policies(Resource resource) {
        ObjectNode body = resource.body().deepCopy();
        return body.remove(List.of("Properties", "Metadata", "DependsOn"));
    }
}
