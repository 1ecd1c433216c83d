package dev.quittance.deploy.network;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.AclCidr;
import software.amazon.awscdk.services.ec2.AclTraffic;
import software.amazon.awscdk.services.ec2.CommonNetworkAclEntryOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.NetworkAcl;
import software.amazon.awscdk.services.ec2.TrafficDirection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/** A second wall around the database, of subnets: a security group that is opened by mistake opens nothing here. */
final class DatabaseWall {

    private static final int FIRST_RULE = 100;

    /** Linux answers to no port below it; the balancer's range, which is wider, never comes here. */
    private static final int EPHEMERAL_FIRST = 1024;

    private static final int PORT_LAST = 65_535;

    private DatabaseWall() {}

    static void build(Construct scope, Vpc vpc) {
        var acl = NetworkAcl.Builder.create(scope, "DatabaseWall")
                .vpc(vpc)
                .subnetSelection(NetworkStack.subnets(Tier.DATABASE))
                .build();
        var rule = FIRST_RULE;
        for (var subnet : neighbours(vpc)) {
            var name = subnet.getNode().getId();
            var cidr = AclCidr.ipv4(subnet.getIpv4CidrBlock());
            acl.addEntry(name + "In", entry(TrafficDirection.INGRESS, rule, cidr, AclTraffic.tcpPort(Door.POSTGRES)));
            acl.addEntry(
                    name + "Out",
                    entry(TrafficDirection.EGRESS, rule, cidr, AclTraffic.tcpPortRange(EPHEMERAL_FIRST, PORT_LAST)));
            rule++;
        }
    }

    /** The application's tier, and the public one for the bastion. */
    private static List<ISubnet> neighbours(Vpc vpc) {
        return Stream.of(Tier.PUBLIC, Tier.APPLICATION)
                .flatMap(tier ->
                        Objects.requireNonNull(
                                vpc.selectSubnets(NetworkStack.subnets(tier)).getSubnets())
                                .stream())
                .toList();
    }

    private static CommonNetworkAclEntryOptions entry(
            TrafficDirection direction, int rule, AclCidr cidr, AclTraffic traffic) {
        return CommonNetworkAclEntryOptions.builder()
                .direction(direction)
                .ruleNumber(rule)
                .cidr(cidr)
                .traffic(traffic)
                .build();
    }
}
