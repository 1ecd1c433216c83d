package dev.quittance.deploy.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A line for each thing that must stay as it is, because CloudFormation would otherwise delete the resource, make another
 * in its place, or let go of a protection. A change of a logical id is a deletion.
 */
public final class Kept {

    /** What protects any resource, beside its properties. */
    private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");

    private static final String SECRET = "AWS::SecretsManager::Secret";

    /** By type, the properties whose change replaces the resource or renews what it holds, and those that protect it. */
    private static final Map<String, List<String>> PROPERTIES = Map.of(
            "AWS::RDS::DBInstance",
            List.of(
                    "AvailabilityZone",
                    "CharacterSetName",
                    "DBClusterIdentifier",
                    "DBInstanceIdentifier",
                    "DBName",
                    "DBSnapshotIdentifier",
                    "DBSubnetGroupName",
                    "DeletionProtection",
                    "Engine",
                    "KmsKeyId",
                    "MasterUsername",
                    "Port",
                    "SourceDBInstanceIdentifier",
                    "StorageEncrypted",
                    "Timezone"),
            "AWS::RDS::DBSubnetGroup",
            List.of("DBSubnetGroupName"),
            "AWS::DynamoDB::Table",
            List.of("DeletionProtectionEnabled", "ImportSourceSpecification", "KeySchema", "TableName"),
            "AWS::SQS::Queue",
            List.of("FifoQueue", "QueueName"),
            "AWS::SNS::Topic",
            List.of("FifoTopic", "TopicName"),
            "AWS::SNS::Subscription",
            List.of("Endpoint", "Protocol", "TopicArn"),
            "AWS::S3::Bucket",
            List.of("BucketName", "ObjectLockEnabled"),
            SECRET,
            List.of("GenerateSecretString", "Name", "SecretString"),
            "AWS::KMS::Key",
            List.of("KeySpec", "KeyUsage", "MultiRegion"),
            "AWS::Logs::LogGroup",
            List.of("LogGroupName"));

    private Kept() {}

    /** Whether it holds what would be missed. A secret that goes with its stack is one that is made anew. */
    public static boolean isOf(Resource resource) {
        var goes = resource.body().path("DeletionPolicy").asText("Delete").equals("Delete");
        return PROPERTIES.containsKey(resource.type())
                && !(goes && resource.type().equals(SECRET));
    }

    /** {@code Stack/LogicalId Type} and {@code Stack/LogicalId Property = value}, sorted. */
    public static List<String> lines(Templates templates) {
        return templates.all().stream()
                .filter(Kept::isOf)
                .flatMap(resource -> lines(templates, resource))
                .sorted()
                .toList();
    }

    private static Stream<String> lines(Templates templates, Resource resource) {
        var lines = new ArrayList<String>();
        lines.add(resource.address() + " " + resource.type());
        for (var policy : POLICIES) {
            lines.add(resource.address() + " " + policy + " = "
                    + resource.body().path(policy).asText("Delete"));
        }
        for (var property : PROPERTIES.getOrDefault(resource.type(), List.of())) {
            if (resource.has(property)) {
                var value = resolved(templates, resource.stack(), resource.property(property));
                lines.add(resource.address() + " " + property + " = " + value);
            }
        }
        return lines.stream();
    }

    /** With what references point at in their place, so that the path by which a value comes may change. */
    private static JsonNode resolved(Templates templates, String stack, JsonNode value) {
        if (value.isValueNode() || isReference(value)) {
            return JsonNodeFactory.instance.textNode(templates.text(stack, value));
        }
        if (value instanceof ArrayNode array) {
            var items = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> items.add(resolved(templates, stack, item)));
            return items;
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(field -> fields.set(field.getKey(), resolved(templates, stack, field.getValue())));
        return fields;
    }

    private static boolean isReference(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && (value.has("Ref") || value.fieldNames().next().startsWith("Fn::"));
    }
}
