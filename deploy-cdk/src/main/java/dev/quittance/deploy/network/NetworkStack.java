package dev.quittance.deploy.network;

import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.LogRetention;
import dev.quittance.deploy.stack.QuittanceStack;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogMaxAggregationInterval;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Three tiers in two zones: public, application (out through NAT only) and database (no way out). */
public final class NetworkStack extends QuittanceStack {

    private static final int SUBNET_BITS = 24;

    private final Vpc vpc;
    private final Walls walls;

    public NetworkStack(Construct scope, Settings settings) {
        super(scope, "Network", "the private network and its walls", settings);
        vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr(settings.network().cidr()))
                .maxAzs(settings.zones().size())
                .natGateways(settings.network().natGateways())
                .restrictDefaultSecurityGroup(true)
                .subnetConfiguration(List.of(
                        tier(Tier.PUBLIC, SubnetType.PUBLIC),
                        tier(Tier.APPLICATION, SubnetType.PRIVATE_WITH_EGRESS),
                        tier(Tier.DATABASE, SubnetType.PRIVATE_ISOLATED)))
                .build();
        Validations.of(vpc)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::W3010")
                        .reason("The zones are settings: nothing is looked up, and no subnet ever moves.")
                        .build());
        vpc.addGatewayEndpoint("S3", endpoint(GatewayVpcEndpointAwsService.S3));
        vpc.addGatewayEndpoint("DynamoDb", endpoint(GatewayVpcEndpointAwsService.DYNAMODB));
        keepFlowLogs(settings);
        limitLogOfClosing(settings);
        DatabaseWall.build(this, vpc);
        walls = new Walls(this, vpc, settings.edge().operatorAddresses());
    }

    public Vpc vpc() {
        return vpc;
    }

    public Walls walls() {
        return walls;
    }

    public static SubnetSelection subnets(Tier tier) {
        return SubnetSelection.builder().subnetGroupName(tier.subnetGroup()).build();
    }

    /** Who talked to whom, let through or not: the evidence when a wall is in doubt. */
    private void keepFlowLogs(Settings settings) {
        var logs = LogGroup.Builder.create(this, "FlowLogs")
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        vpc.addFlowLog(
                "FlowLog",
                FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(logs))
                        .trafficType(FlowLogTrafficType.ALL)
                        .maxAggregationInterval(FlowLogMaxAggregationInterval.TEN_MINUTES)
                        .build());
    }

    /** CDK closes the default group by a function of its own, whose log Lambda would keep for ever. */
    private void limitLogOfClosing(Settings settings) {
        var logs = LogGroup.Builder.create(this, "ClosingLog")
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var function = getNode()
                .findChild("Custom::VpcRestrictDefaultSGCustomResourceProvider")
                .getNode()
                .findChild("Handler");
        ((CfnResource) function).addPropertyOverride("LoggingConfig.LogGroup", logs.getLogGroupName());
    }

    private static SubnetConfiguration tier(Tier tier, SubnetType type) {
        var subnets = SubnetConfiguration.builder()
                .name(tier.subnetGroup())
                .subnetType(type)
                .cidrMask(SUBNET_BITS);
        return type == SubnetType.PUBLIC ? subnets.mapPublicIpOnLaunch(false).build() : subnets.build();
    }

    private static GatewayVpcEndpointOptions endpoint(GatewayVpcEndpointAwsService service) {
        return GatewayVpcEndpointOptions.builder()
                .service(service)
                .subnets(List.of(subnets(Tier.APPLICATION)))
                .build();
    }
}
