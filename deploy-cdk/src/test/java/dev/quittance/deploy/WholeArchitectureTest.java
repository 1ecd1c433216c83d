package dev.quittance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every part of the architecture that was asked for is in the templates of every environment. */
class WholeArchitectureTest {

    /** @param atLeast how many of it there must be */
    record Part(String name, int atLeast, Predicate<Resource> is) {

        static Part one(String name, String type) {
            return new Part(name, 1, resource -> resource.type().equals(type));
        }

        boolean isIn(Templates templates) {
            return templates.all().stream().filter(is).count() >= atLeast;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Part> PARTS = List.of(
            Part.one("Route 53 record", "AWS::Route53::RecordSet"),
            Part.one("ACM certificate", "AWS::CertificateManager::Certificate"),
            Part.one("CloudFront distribution", "AWS::CloudFront::Distribution"),
            Part.one("S3's origin access control", "AWS::CloudFront::OriginAccessControl"),
            new Part("S3 bucket of the site", 1, named("AWS::S3::Bucket", "SiteBucket")),
            new Part("static frontend in it", 2, named("Custom::CDKBucketDeployment", "Site")),
            Part.one("firewall", "AWS::WAFv2::WebACL"),
            Part.one("API Gateway", "AWS::ApiGateway::RestApi"),
            Part.one("stage of the API", "AWS::ApiGateway::Stage"),
            new Part("routes of the API", 30, resource -> resource.type().equals("AWS::ApiGateway::Method")),
            Part.one("VPC link", "AWS::ApiGatewayV2::VpcLink"),
            new Part(
                    "network load balancer",
                    1,
                    resource -> resource.type().equals("AWS::ElasticLoadBalancingV2::LoadBalancer")
                            && resource.property("Type").asText().equals("network")),
            Part.one("VPC", "AWS::EC2::VPC"),
            new Part("public subnets", 2, named("AWS::EC2::Subnet", "Vpcpublic")),
            new Part("private subnets of the application", 2, named("AWS::EC2::Subnet", "Vpcapplication")),
            new Part("private subnets of the database", 2, named("AWS::EC2::Subnet", "Vpcdatabase")),
            new Part("route tables", 6, resource -> resource.type().equals("AWS::EC2::RouteTable")),
            Part.one("internet gateway", "AWS::EC2::InternetGateway"),
            Part.one("NAT gateway", "AWS::EC2::NatGateway"),
            new Part("security groups", 5, resource -> resource.type().equals("AWS::EC2::SecurityGroup")),
            new Part("bastion", 1, named("AWS::EC2::Instance", "Bastion")),
            new Part("application's instances", 1, named("AWS::AutoScaling::AutoScalingGroup", "ApplicationFleet")),
            Part.one("RDS database", "AWS::RDS::DBInstance"),
            new Part("payment function", 1, named("AWS::Lambda::Function", "PaymentFunction")),
            new Part("recorder function", 1, named("AWS::Lambda::Function", "RecorderFunction")),
            new Part("their queues", 2, resource -> resource.type().equals("AWS::Lambda::EventSourceMapping")),
            new Part("SNS topic", 1, named("AWS::SNS::Topic", "PaymentEvents")),
            new Part("subscriptions of it", 2, named("AWS::SNS::Subscription", "Payment")),
            new Part(
                    "SQS queues with dead letters",
                    6,
                    resource -> resource.type().equals("AWS::SQS::Queue")),
            new Part("DynamoDB journal", 1, named("AWS::DynamoDB::Table", "PaymentJournal")));

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void environment_hasEveryPart(String environment) {
        var templates = Assembly.templates(environment);
        assertThat(PARTS).filteredOn(part -> !part.isIn(templates)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_thatIsTakenAway_isMissed(Part part) {
        var templates = Assembly.prod().copy();
        for (var resource : templates.all().stream().filter(part.is).toList()) {
            ((ObjectNode) templates.template(resource.stack()).path("Resources")).remove(resource.logicalId());
        }
        assertThat(part.isIn(templates)).isFalse();
    }

    /** Nothing is looked up: an environment is synthesized without an account. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void synthesis_asksAwsNothing(String environment) {
        assertThat(Assembly.manifest(environment).path("missing")).isEmpty();
    }

    @Test
    void stacks_areFew() {
        assertThat(Assembly.prod().byStack().keySet())
                .containsExactly(
                        "Application", "Data", "DeployAccess", "Edge", "Messaging", "Network", "Observability");
    }

    static Stream<Part> parts() {
        return PARTS.stream();
    }

    private static Predicate<Resource> named(String type, String prefix) {
        return resource -> resource.type().equals(type) && resource.logicalId().startsWith(prefix);
    }
}
