package dev.quittance.deploy.permission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.permission.Grant.Kind;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads every policy of the templates; one that it cannot place is refused. */
public final class Grants {

    private static final Set<String> IDENTITIES = Set.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy");

    /** By type, where a policy stands and what of the same resource names whom it protects; nothing for itself. */
    private static final Map<String, List<String>> OF_RESOURCES = Map.of(
            "AWS::SQS::QueuePolicy", List.of("PolicyDocument", "Queues"),
            "AWS::SNS::TopicPolicy", List.of("PolicyDocument", "Topics"),
            "AWS::S3::BucketPolicy", List.of("PolicyDocument", "Bucket"),
            "AWS::SecretsManager::ResourcePolicy", List.of("ResourcePolicy", "SecretId"),
            "AWS::KMS::Key", List.of("KeyPolicy", ""),
            "AWS::ApiGateway::RestApi", List.of("Policy", ""),
            "AWS::DynamoDB::Table", List.of("ResourcePolicy.PolicyDocument", ""));

    private final Templates templates;
    private final List<Grant> found = new ArrayList<>();

    private Grants(Templates templates) {
        this.templates = templates;
    }

    public static List<Grant> of(Templates templates) {
        var grants = new Grants(templates);
        templates.all().forEach(grants::read);
        return List.copyOf(grants.found);
    }

    private void read(Resource resource) {
        var type = resource.type();
        if (type.equals("AWS::IAM::Role")) {
            role(resource);
        } else if (IDENTITIES.contains(type)) {
            for (var role : resource.property("Roles")) {
                var holder = templates.follow(resource.stack(), role).address();
                statements(holder, Kind.IDENTITY, resource, resource.property("PolicyDocument"));
            }
        } else if (type.equals("AWS::Lambda::Permission")) {
            invocation(resource);
        } else if (OF_RESOURCES.containsKey(type)) {
            ofResource(resource, OF_RESOURCES.getOrDefault(type, List.of()));
        } else if (holdsStatements(resource.properties())) {
            throw new IllegalArgumentException(resource.address() + " holds a policy that we do not understand");
        }
    }

    private void role(Resource role) {
        statements(role.address(), Kind.TRUST, role, role.property("AssumeRolePolicyDocument"));
        for (var policy : role.property("Policies")) {
            statements(role.address(), Kind.IDENTITY, role, policy.path("PolicyDocument"));
        }
        for (var policy : role.property("ManagedPolicyArns")) {
            if (templates.target(role.stack(), policy).isEmpty()) { // one of the templates' own names its roles itself
                var name = templates.text(role.stack(), policy);
                found.add(new Grant(
                        role.address(),
                        Kind.IDENTITY,
                        true,
                        List.of(),
                        List.of("what AWS says in " + name.substring(name.indexOf("policy/") + "policy/".length())),
                        List.of("as AWS says there"),
                        List.of()));
            }
        }
    }

    private void invocation(Resource permission) {
        var conditions = new ArrayList<String>();
        for (var name : List.of("SourceArn", "SourceAccount")) {
            if (permission.has(name)) {
                conditions.add("StringEquals aws:" + name + " " + text(permission, permission.property(name)));
            }
        }
        found.add(new Grant(
                templates
                        .follow(permission.stack(), permission.property("FunctionName"))
                        .address(),
                Kind.RESOURCE,
                true,
                List.of(text(permission, permission.property("Principal"))),
                List.of(permission.property("Action").asText()),
                List.of(),
                conditions));
    }

    private void ofResource(Resource resource, List<String> places) {
        var policy = resource.property(places.getFirst());
        if (policy.isMissingNode()) {
            return;
        }
        var named = places.getLast().isEmpty() ? resource.properties() : resource.property(places.getLast());
        for (var target : named.isArray() ? named : List.of(named)) {
            var holder = places.getLast().isEmpty() ? resource : templates.follow(resource.stack(), target);
            statements(holder.address(), Kind.RESOURCE, resource, policy);
        }
    }

    private void statements(String holder, Kind kind, Resource resource, JsonNode policy) {
        for (var statement : policy.path("Statement")) {
            for (var negation : List.of("NotAction", "NotResource", "NotPrincipal")) {
                if (statement.has(negation)) {
                    throw new IllegalArgumentException(
                            resource.address() + " says " + negation + ": say what, not what not");
                }
            }
            found.add(new Grant(
                    holder,
                    kind,
                    statement.path("Effect").asText().equals("Allow"),
                    principals(resource, statement.path("Principal")),
                    texts(resource, statement.path("Action")),
                    texts(resource, statement.path("Resource")),
                    conditions(resource, statement.path("Condition"))));
        }
    }

    private List<String> principals(Resource resource, JsonNode principal) {
        if (principal.isTextual()) {
            return List.of(principal.asText());
        }
        var principals = new ArrayList<String>();
        principal.properties().forEach(entry -> principals.addAll(texts(resource, entry.getValue())));
        return principals;
    }

    private List<String> conditions(Resource resource, JsonNode condition) {
        var conditions = new ArrayList<String>();
        condition
                .properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key -> conditions.add(operator.getKey() + " " + key.getKey() + " "
                                + String.join(" or ", texts(resource, key.getValue())))));
        return conditions;
    }

    private List<String> texts(Resource resource, JsonNode value) {
        if (value.isMissingNode()) {
            return List.of();
        }
        return value.isArray()
                ? value.valueStream().map(one -> text(resource, one)).toList()
                : List.of(text(resource, value));
    }

    private String text(Resource resource, JsonNode value) {
        return templates.text(resource.stack(), value);
    }

    private static boolean holdsStatements(JsonNode node) {
        return (node.has("Effect") && (node.has("Action") || node.has("NotAction")))
                || node.valueStream().anyMatch(Grants::holdsStatements);
    }
}
