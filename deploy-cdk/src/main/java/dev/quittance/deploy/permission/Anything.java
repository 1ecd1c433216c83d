package dev.quittance.deploy.permission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a role may do something to any resource at all.
 *
 * @param role a pattern of the start of its address
 * @param actions any of which it may
 * @param until when someone has to look again; a test fails from that day on
 */
record Anything(String role, List<String> actions, String why, LocalDate until) {

    private static final LocalDate NEXT_AUTUMN = LocalDate.of(2027, 10, 1);

    private static final List<String> SESSIONS = List.of(
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
            "ec2messages:AcknowledgeMessage",
            "ec2messages:GetMessages",
            "ec2messages:SendReply");

    private static final List<String> TRACES = List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    private static final String HOSTS = "Application/FleetRolesHost|Edge/BastionRole";
    private static final String FUNCTIONS = "Application/(Payment|Recorder)FunctionRole";

    static final List<Anything> ALL = List.of(
            because(HOSTS, SESSIONS, "Systems Manager's agent speaks for its own instance only"),
            because(
                    HOSTS,
                    List.of("cloudwatch:PutMetricData"),
                    "metrics know no resources; the namespace is held instead"),
            because(
                    "Application/FleetRolesHost",
                    List.of("elasticloadbalancing:DescribeTargetHealth", "ec2:DescribeTags"),
                    "the services know no resources for them, and they change nothing; metrics carry the group's tag"),
            because(FUNCTIONS, TRACES, "X-Ray knows no resources for what it is sent"));

    static Optional<Anything> of(Grant grant) {
        return ALL.stream()
                .filter(anything ->
                        Pattern.compile(anything.role).matcher(grant.holder()).lookingAt()
                                && anything.actions.containsAll(grant.actions()))
                .findFirst();
    }

    private static Anything because(String role, List<String> actions, String why) {
        return new Anything(role, actions, why, NEXT_AUTUMN);
    }
}
