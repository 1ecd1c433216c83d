package dev.quittance.deploy.network;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.EgressProperty;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.IngressProperty;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/** One security group for each place, opened by {@link Door#ALL} and, from outside, for operators who are listed. */
public final class Walls extends Construct {

    /** EC2 lets a group without an egress rule of its own reach everything; this one reaches no address that exists. */
    private static final EgressProperty NOWHERE = EgressProperty.builder()
            .cidrIp("255.255.255.255/32")
            .description("nowhere: keeps the default of reaching everything away")
            .ipProtocol("icmp")
            .fromPort(252)
            .toPort(86)
            .build();

    private final Map<Place, CfnSecurityGroup> groups = new EnumMap<>(Place.class);

    /** @param operators blocks of addresses from which the bastion is reached */
    Walls(Construct scope, Vpc vpc, List<String> operators) {
        super(scope, "Walls");
        for (var place : Place.values()) {
            groups.put(place, build(place, vpc, place == Place.BASTION ? operators : List.of()));
        }
        for (var door : Door.ALL) {
            open(door);
        }
    }

    /** The group, closed to CDK's own ideas of what should be allowed. */
    public ISecurityGroup of(Place place, Construct scope) {
        return SecurityGroup.fromSecurityGroupId(
                scope,
                place.construct() + "Group",
                id(place),
                SecurityGroupImportOptions.builder()
                        .mutable(false)
                        .allowAllOutbound(false)
                        .build());
    }

    public String id(Place place) {
        return group(place).getAttrGroupId();
    }

    private CfnSecurityGroup group(Place place) {
        return Objects.requireNonNull(groups.get(place));
    }

    private CfnSecurityGroup build(Place place, Vpc vpc, List<String> operators) {
        return CfnSecurityGroup.Builder.create(this, place.construct())
                .groupDescription(place.words())
                .vpcId(vpc.getVpcId())
                .securityGroupIngress(operators.stream().map(Walls::ssh).toList())
                .securityGroupEgress(egressToTheInternet(place))
                .build();
    }

    private static IngressProperty ssh(String operators) {
        return IngressProperty.builder()
                .cidrIp(operators)
                .description("operators reach the bastion")
                .ipProtocol("tcp")
                .fromPort(Door.SSH)
                .toPort(Door.SSH)
                .build();
    }

    private static List<EgressProperty> egressToTheInternet(Place place) {
        var doors = Door.ALL.stream()
                .filter(door -> door.from() == place && door.to() == null)
                .map(door -> EgressProperty.builder()
                        .cidrIp("0.0.0.0/0")
                        .description(door.why())
                        .ipProtocol("tcp")
                        .fromPort(door.port())
                        .toPort(door.port())
                        .build())
                .toList();
        return doors.isEmpty() ? List.of(NOWHERE) : doors;
    }

    private void open(Door door) {
        var to = door.to();
        if (to == null) {
            return;
        }
        var name = door.from().construct() + "To" + to.construct() + door.port();
        CfnSecurityGroupEgress.Builder.create(this, name + "Out")
                .groupId(id(door.from()))
                .destinationSecurityGroupId(id(to))
                .description(door.why())
                .ipProtocol("tcp")
                .fromPort(door.port())
                .toPort(door.port())
                .build();
        CfnSecurityGroupIngress.Builder.create(this, name + "In")
                .groupId(id(to))
                .sourceSecurityGroupId(id(door.from()))
                .description(door.why())
                .ipProtocol("tcp")
                .fromPort(door.port())
                .toPort(door.port())
                .build();
    }
}
