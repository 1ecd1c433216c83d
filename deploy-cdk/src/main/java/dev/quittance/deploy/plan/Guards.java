package dev.quittance.deploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What turns callers away though packets reach it: the gateway's keys and authorizers, the firewall and its rules. */
final class Guards {

    private static final String METHOD = "AWS::ApiGateway::Method";
    private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";
    private static final String FIREWALL = "AWS::WAFv2::WebACL";
    private static final String ASSOCIATION = "AWS::WAFv2::WebACLAssociation";

    private Guards() {}

    /** A sentence for each that is lost, and for each new place that has none. */
    static List<String> lost(Templates before, Templates after) {
        var found = new ArrayList<String>();
        for (var is : ofTypes(after, METHOD, DISTRIBUTION, FIREWALL)) {
            var guards = of(is);
            before.resource(is.stack(), is.logicalId())
                    .ifPresentOrElse(
                            was -> of(was).stream()
                                    .filter(guard -> !guards.contains(guard))
                                    .forEach(guard -> found.add(is.address() + " loses " + guard)),
                            () -> {
                                if (guards.isEmpty()) {
                                    found.add(is.address() + " is new and has no guard");
                                }
                            });
        }
        ofTypes(before, ASSOCIATION).stream()
                .filter(was -> after.resource(was.stack(), was.logicalId()).isEmpty())
                .forEach(was -> found.add(was.address() + " goes, and with it the firewall"));
        return found;
    }

    private static List<Resource> ofTypes(Templates templates, String... types) {
        return Stream.of(types).flatMap(type -> templates.ofType(type).stream()).toList();
    }

    private static Set<String> of(Resource resource) {
        return switch (resource.type()) {
            case METHOD -> ofMethod(resource);
            case DISTRIBUTION ->
                resource.property("DistributionConfig.WebACLId").isMissingNode() ? Set.of() : Set.of("the firewall");
            default -> ofFirewall(resource);
        };
    }

    private static Set<String> ofMethod(Resource method) {
        var guards = new TreeSet<String>();
        if (method.property("ApiKeyRequired").asBoolean()) {
            guards.add("its API key");
        }
        if (!method.property("AuthorizationType").asText("NONE").equals("NONE")) {
            guards.add("its authorization");
        }
        return guards;
    }

    private static Set<String> ofFirewall(Resource firewall) {
        var guards = new TreeSet<String>();
        if (firewall.property("DefaultAction").has("Block")) {
            guards.add("the block of everything else");
        }
        for (var rule : firewall.property("Rules")) {
            var name = rule.path("Name").asText();
            if (rule.path("Action").has("Block") || rule.path("OverrideAction").has("None")) {
                guards.add("the block of " + name);
            }
            for (var override : overrides(rule)) {
                if (override.path("ActionToUse").has("Block")) {
                    guards.add(
                            "the block of " + name + "/" + override.path("Name").asText());
                }
            }
        }
        return guards;
    }

    private static JsonNode overrides(JsonNode rule) {
        return rule.at("/Statement/ManagedRuleGroupStatement/RuleActionOverrides");
    }
}
