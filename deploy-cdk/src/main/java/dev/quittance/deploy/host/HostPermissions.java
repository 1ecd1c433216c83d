package dev.quittance.deploy.host;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;

/** What any instance of ours needs for itself: its files, its logs, its metrics, Systems Manager, and a word to CloudFormation. */
public final class HostPermissions {

    private static final String ANY = "*";

    private HostPermissions() {}

    public static void grant(Role role, Stack stack, LogGroup logs, Iterable<StoredFile> files) {
        files.forEach(file -> role.addToPolicy(file.permission()));
        role.addToPolicy(statement(
                List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"),
                logs.getLogGroupArn()));
        role.addToPolicy(statement(List.of("cloudformation:SignalResource"), stack.getStackId()));
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("cloudwatch:PutMetricData"))
                .resources(List.of(ANY))
                .conditions(Map.of("StringEquals", Map.of("cloudwatch:namespace", "Quittance/Host")))
                .build());
        role.addToPolicy(statement(SYSTEMS_MANAGER, ANY));
    }

    /** What the agent of Systems Manager needs for sessions; it knows no resources for these. */
    private static final List<String> SYSTEMS_MANAGER = List.of(
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
            "ec2messages:AcknowledgeMessage",
            "ec2messages:GetMessages",
            "ec2messages:SendReply");

    private static PolicyStatement statement(List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}
