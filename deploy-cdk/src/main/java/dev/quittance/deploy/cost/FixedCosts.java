package dev.quittance.deploy.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;

/** What a resource costs a month though nobody pays anything. */
final class FixedCosts {

    private static final double HOURS = 730;

    /** EC2's own metrics of one instance, each minute. */
    private static final int DETAILED_METRICS = 7;

    /** A function's queue is asked by five pollers, each waiting 20 s. */
    private static final double POLLS = 5 * HOURS * 3600 / 20;

    /** Paid for by use, if at all. */
    private static final List<String> FREE = List.of(
            "AWS::ApiGateway::",
            "AWS::ApiGatewayV2::VpcLink",
            "AWS::Budgets::Budget",
            "AWS::CertificateManager::Certificate",
            "AWS::CloudFront::",
            "AWS::DynamoDB::Table",
            "AWS::EC2::",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::IAM::",
            "AWS::Lambda::",
            "AWS::Logs::",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBSubnetGroup",
            "AWS::Route53::RecordSet",
            "AWS::S3::",
            "AWS::SES::",
            "AWS::SNS::",
            "AWS::SQS::",
            "AWS::WAFv2::LoggingConfiguration",
            "AWS::CDK::Metadata",
            "Custom::");

    private final Templates templates;
    private final Prices prices;
    private final List<Line> lines = new ArrayList<>();

    private FixedCosts(Templates templates, Prices prices) {
        this.templates = templates;
        this.prices = prices;
    }

    static List<Line> of(Templates templates, Prices prices) {
        var costs = new FixedCosts(templates, prices);
        templates.all().forEach(costs::add);
        return List.copyOf(costs.lines);
    }

    private void add(Resource resource) {
        switch (resource.type()) {
            case "AWS::EC2::NatGateway" -> line(resource, HOURS, "nat_hour");
            case "AWS::EC2::EIP" -> line(resource, HOURS, "public_address_hour");
            case "AWS::EC2::Instance" -> instances(resource, resource.properties(), 1);
            case "AWS::AutoScaling::AutoScalingGroup" -> group(resource);
            case "AWS::ElasticLoadBalancingV2::LoadBalancer" -> line(resource, HOURS, "nlb_hour");
            case "AWS::RDS::DBInstance" -> database(resource);
            case "AWS::SecretsManager::Secret" -> line(resource, 1, "secret_month");
            case "AWS::Lambda::EventSourceMapping" -> line(resource, POLLS, "sqs_request");
            case "AWS::WAFv2::WebACL" -> firewall(resource);
            case "AWS::CloudWatch::Dashboard" -> line(resource, 1, "dashboard_month");
            case "AWS::CloudWatch::Alarm" -> line(resource, metrics(resource), "alarm_metric_month");
            case "AWS::Logs::MetricFilter" -> line(resource, 1, "custom_metric_month");
            default -> refuseUnlessFree(resource);
        }
    }

    private void group(Resource group) {
        var template = templates.follow(group.stack(), group.property("LaunchTemplate.LaunchTemplateId"));
        instances(
                group,
                template.property("LaunchTemplateData"),
                group.property("MinSize").asInt());
    }

    /** @param machine as in a launch template; an instance alone is written the same way, but for its monitoring */
    private void instances(Resource resource, JsonNode machine, int count) {
        line(resource, count * HOURS, "ec2." + machine.path("InstanceType").asText() + "_hour");
        machine.path("BlockDeviceMappings")
                .forEach(disk ->
                        line(resource, count * disk.at("/Ebs/VolumeSize").asDouble(), "ebs_gp3_gib_month"));
        if (machine.at("/Monitoring/Enabled").asBoolean()
                || machine.path("Monitoring").asBoolean()) {
            line(resource, count * DETAILED_METRICS, "custom_metric_month");
        }
        if (machine.at("/NetworkInterfaces/0/AssociatePublicIpAddress").asBoolean()) {
            line(resource, count * HOURS, "public_address_hour");
        }
    }

    /** A second zone is a second instance with a second disk. */
    private void database(Resource database) {
        var copies = database.property("MultiAZ").asBoolean() ? 2 : 1;
        line(
                database,
                copies * HOURS,
                "rds." + database.property("DBInstanceClass").asText() + "_hour");
        line(database, copies * database.property("AllocatedStorage").asDouble(), "rds_gp3_gib_month");
        if (database.property("ManageMasterUserPassword").asBoolean()) {
            line(database, 1, "secret_month");
        }
    }

    private void firewall(Resource firewall) {
        line(firewall, 1, "web_acl_month");
        line(firewall, firewall.property("Rules").size(), "web_acl_rule_month");
    }

    private static int metrics(Resource alarm) {
        var queries = alarm.property("Metrics");
        var measured =
                queries.valueStream().filter(query -> query.has("MetricStat")).count();
        return queries.isMissingNode() ? 1 : (int) measured;
    }

    private void line(Resource resource, double quantity, String price) {
        lines.add(Line.of(resource.stack() + "/" + resource.name(), quantity, price, prices));
    }

    private void refuseUnlessFree(Resource resource) {
        if (FREE.stream().noneMatch(resource.type()::startsWith)) {
            throw new IllegalArgumentException(
                    "nobody said what a " + resource.type() + " costs: " + resource.address());
        }
    }
}
