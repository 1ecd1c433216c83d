package dev.quittance.deploy.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What CloudFormation does when a property changes. {@code replacing.txt} holds AWS's own words on it, one line for each
 * type: {@code AWS::SQS::Queue FifoQueue QueueName}, with a question mark behind what replaces at times.
 */
enum Updates {
    REPLACES,
    RESTARTS,
    UPDATES;

    /** What only interrupts, and how a question mark is meant for what we deploy. */
    private static final Map<String, Set<String>> RESTARTING = Map.of(
            "AWS::EC2::LaunchTemplate", Set.of("LaunchTemplateData"),
            "AWS::EC2::Instance", Set.of("EbsOptimized", "InstanceType", "UserData"),
            "AWS::RDS::DBInstance",
                    Set.of(
                            "AutoMinorVersionUpgrade",
                            "BackupRetentionPeriod",
                            "CACertificateIdentifier",
                            "DBInstanceClass",
                            "DBParameterGroupName",
                            "EngineVersion",
                            "MultiAZ",
                            "PreferredMaintenanceWindow",
                            "StorageType"),
            "AWS::RDS::DBParameterGroup", Set.of("Parameters"));

    /** What a secret holds is made anew, though the secret stays. */
    private static final Map<String, Set<String>> RENEWING =
            Map.of("AWS::SecretsManager::Secret", Set.of("GenerateSecretString", "SecretString"));

    /** Rules, versions and watchers: nobody is interrupted when one goes and another comes. */
    private static final List<String> COME_AND_GO = List.of(
            "AWS::ApiGateway::Deployment",
            "AWS::Budgets::",
            "AWS::CDK::Metadata",
            "AWS::CloudWatch::",
            "AWS::EC2::FlowLog",
            "AWS::EC2::NetworkAclEntry",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Version",
            "AWS::Logs::MetricFilter",
            "AWS::SQS::QueuePolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::SSM::Parameter");

    /** Its own code decides what an update does. */
    private static final String CUSTOM = "Custom::";

    private static final Map<String, List<String>> REPLACING = read();

    static Updates of(String type, String property) {
        if (RESTARTING.getOrDefault(type, Set.of()).contains(property)) {
            return RESTARTS;
        }
        if (RENEWING.getOrDefault(type, Set.of()).contains(property)) {
            return REPLACES;
        }
        if (type.startsWith(CUSTOM)) {
            return UPDATES;
        }
        var replacing = REPLACING.get(type);
        var replaces = replacing == null || replacing.contains(property) || replacing.contains(property + "?");
        return replaces ? REPLACES : UPDATES;
    }

    static boolean comesAndGoes(String type) {
        return COME_AND_GO.stream().anyMatch(type::startsWith);
    }

    static Set<String> knownTypes() {
        return REPLACING.keySet();
    }

    private static Map<String, List<String>> read() {
        try (var in = Objects.requireNonNull(Updates.class.getResourceAsStream("replacing.txt"))) {
            var byType = new HashMap<String, List<String>>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                var words = new ArrayList<>(List.of(line.split(" ", -1)));
                byType.put(words.removeFirst(), words);
            });
            return byType;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
