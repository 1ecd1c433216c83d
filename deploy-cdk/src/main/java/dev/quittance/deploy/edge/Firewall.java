package dev.quittance.deploy.edge;

import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.LogRetention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CountActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseBodyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.NotStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;
import software.constructs.Construct;

/** What CloudFront turns away, in the application's own words. */
public final class Firewall extends Construct {

    private static final String BODY = "request-blocked";
    private static final int FORBIDDEN = 403;

    /** In five minutes, of one address; of the site alone, for merchants' servers share addresses. */
    private static final int PAGES_MAX = 2_000;

    private final CfnWebACL acl;

    Firewall(Construct scope, Settings settings, GatewayProblems problems) {
        super(scope, "Firewall");
        acl = CfnWebACL.Builder.create(this, "Acl")
                .scope("CLOUDFRONT")
                .defaultAction(DefaultActionProperty.builder()
                        .allow(AllowActionProperty.builder().build())
                        .build())
                .customResponseBodies(Map.of(
                        BODY,
                        CustomResponseBodyProperty.builder()
                                .contentType("APPLICATION_JSON")
                                .content(problems.blocked())
                                .build()))
                .visibilityConfig(measured(metricOf(settings)))
                .rules(rules())
                .build();
        keepWhatWasBlocked(settings);
    }

    public CfnWebACL acl() {
        return acl;
    }

    private static List<RuleProperty> rules() {
        var rules = new ArrayList<RuleProperty>();
        rules.add(RuleProperty.builder()
                .name("PageRate")
                .priority(0)
                .statement(StatementProperty.builder()
                        .rateBasedStatement(RateBasedStatementProperty.builder()
                                .aggregateKeyType("IP")
                                .limit(PAGES_MAX)
                                .scopeDownStatement(notOfTheApi())
                                .build())
                        .build())
                .action(RuleActionProperty.builder().block(blocked()).build())
                .visibilityConfig(measured("PageRate"))
                .build());
        ManagedRules.ALL.forEach(group -> rules.add(managed(group, rules.size())));
        return rules;
    }

    private static RuleProperty managed(ManagedRules group, int priority) {
        return RuleProperty.builder()
                .name(group.name())
                .priority(priority)
                .overrideAction(OverrideActionProperty.builder().none(Map.of()).build())
                .statement(StatementProperty.builder()
                        .managedRuleGroupStatement(ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group.group())
                                .ruleActionOverrides(group.rules()
                                        .map(rule ->
                                                override(rule, group.counting().contains(rule)))
                                        .toList())
                                .build())
                        .build())
                .visibilityConfig(measured(group.name()))
                .build();
    }

    private static RuleActionOverrideProperty override(String rule, boolean counts) {
        var action = RuleActionProperty.builder();
        return RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(
                        counts
                                ? action.count(CountActionProperty.builder().build())
                                        .build()
                                : action.block(blocked()).build())
                .build();
    }

    private static BlockActionProperty blocked() {
        return BlockActionProperty.builder()
                .customResponse(CustomResponseProperty.builder()
                        .responseCode(FORBIDDEN)
                        .customResponseBodyKey(BODY)
                        .build())
                .build();
    }

    private static StatementProperty notOfTheApi() {
        var ofTheApi = StatementProperty.builder()
                .byteMatchStatement(ByteMatchStatementProperty.builder()
                        .fieldToMatch(
                                FieldToMatchProperty.builder().uriPath(Map.of()).build())
                        .positionalConstraint("STARTS_WITH")
                        .searchString("/api/")
                        .textTransformations(List.of(TextTransformationProperty.builder()
                                .priority(0)
                                .type("NONE")
                                .build()))
                        .build())
                .build();
        return StatementProperty.builder()
                .notStatement(NotStatementProperty.builder().statement(ofTheApi).build())
                .build();
    }

    /** The name of the group must begin like this. */
    private void keepWhatWasBlocked(Settings settings) {
        var logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName("aws-waf-logs-quittance-" + settings.name())
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        CfnLoggingConfiguration.Builder.create(this, "Logging")
                .resourceArn(acl.getAttrArn())
                .logDestinationConfigs(List.of(arnOf(logs)))
                .loggingFilter(new TreeMap<>(Map.of("DefaultBehavior", "DROP", "Filters", List.of(blockedOrCounted()))))
                .redactedFields(List.of(CfnLoggingConfiguration.FieldToMatchProperty.builder()
                        .singleHeader(Map.of("Name", "authorization"))
                        .build()))
                .build();
    }

    private static Map<String, Object> blockedOrCounted() {
        var actions = Stream.of("BLOCK", "COUNT")
                .map(action -> Map.of("ActionCondition", Map.of("Action", action)))
                .toList();
        return new TreeMap<>(Map.of("Behavior", "KEEP", "Requirement", "MEETS_ANY", "Conditions", actions));
    }

    /** Without the {@code :*} that the group's own attribute ends with and WAF refuses. */
    private static String arnOf(LogGroup logs) {
        var stack = Stack.of(logs);
        return "arn:aws:logs:" + stack.getRegion() + ":" + stack.getAccount() + ":log-group:" + logs.getLogGroupName();
    }

    /** By which CloudWatch knows it. */
    public static String metricOf(Settings settings) {
        return "quittance-" + settings.name();
    }

    private static VisibilityConfigProperty measured(String name) {
        return VisibilityConfigProperty.builder()
                .metricName(name)
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .build();
    }
}
