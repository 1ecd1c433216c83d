package dev.quittance.deploy.application;

import dev.quittance.deploy.network.Door;
import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.network.Place;
import dev.quittance.deploy.network.Tier;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseNetworkListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.Protocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/** The internal way from API Gateway to the instances. It alone asks whether they are ready, and it alone acts on it. */
public final class Balancer extends Construct {

    /** More than the 20 s that the application takes to finish what it has begun. */
    private static final Duration DRAINING = Duration.seconds(30);

    private final NetworkLoadBalancer balancer;
    private final NetworkTargetGroup targets;

    Balancer(Construct scope, NetworkStack network) {
        super(scope, "Balancer");
        balancer = NetworkLoadBalancer.Builder.create(this, "Nlb")
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.subnets(Tier.APPLICATION))
                .internetFacing(false)
                .crossZoneEnabled(true)
                .securityGroups(List.of(network.walls().of(Place.BALANCER, this)))
                .deletionProtection(false)
                .build();
        targets = NetworkTargetGroup.Builder.create(this, "Targets")
                .vpc(network.vpc())
                .protocol(Protocol.TCP)
                .port(Door.API)
                .targetType(TargetType.INSTANCE)
                .preserveClientIp(false)
                .deregistrationDelay(DRAINING)
                .connectionTermination(false)
                .healthCheck(readiness())
                .build();
        balancer.addListener(
                "Http",
                BaseNetworkListenerProps.builder()
                        .port(Door.HTTP)
                        .protocol(Protocol.TCP)
                        .defaultTargetGroups(List.of(targets))
                        .build());
    }

    public NetworkLoadBalancer balancer() {
        return balancer;
    }

    public NetworkTargetGroup targets() {
        return targets;
    }

    private static HealthCheck readiness() {
        return HealthCheck.builder()
                .protocol(Protocol.HTTP)
                .port(String.valueOf(Door.HEALTH))
                .path("/q/health/ready")
                .healthyHttpCodes("200")
                .interval(Duration.seconds(10))
                .timeout(Duration.seconds(6))
                .healthyThresholdCount(2)
                .unhealthyThresholdCount(2)
                .build();
    }
}
