package dev.quittance.deploy.reach;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every rule, route, association, gateway and membership of the templates, each dropped and each widened. */
final class Mutations {

    private static final String NOWHERE = "255.255.255.255/32";
    private static final String EVERYWHERE = "0.0.0.0/0";

    private final Templates templates;
    private final Set<String> unusedGroups;
    private final List<Mutation> all = new ArrayList<>();

    private Mutations(Templates templates) {
        this.templates = templates;
        unusedGroups = new Reachability(templates).unusedGroups();
    }

    static List<Mutation> of(Templates templates) {
        var mutations = new Mutations(templates);
        mutations.securityGroups();
        mutations.memberships();
        mutations.accessLists();
        mutations.routes();
        mutations.balancer();
        mutations.publicAddresses();
        return mutations.all;
    }

    private void securityGroups() {
        for (var type : List.of("AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress")) {
            for (var rule : templates.ofType(type).stream().filter(this::isUsed).toList()) {
                all.add(Mutation.drop(rule));
                plant("open the ports of", rule, Mutations::openPorts);
                plant("open the protocol of", rule, Mutations::openProtocol);
                plant("open the peer of", rule, Mutations::openPeer);
            }
        }
        for (var group : templates.ofType("AWS::EC2::SecurityGroup")) {
            if (!unusedGroups.contains(group.address())) {
                inline(group, "SecurityGroupIngress");
                inline(group, "SecurityGroupEgress");
            }
        }
    }

    private boolean isUsed(Resource rule) {
        return Stream.of("GroupId", "SourceSecurityGroupId", "DestinationSecurityGroupId")
                .filter(rule::has)
                .map(group -> templates.follow(rule.stack(), rule.property(group)))
                .noneMatch(group -> unusedGroups.contains(group.address()));
    }

    private void inline(Resource group, String list) {
        for (var index = 0; index < group.property(list).size(); index++) {
            var at = index;
            var name = " rule " + at + " of " + list + " of";
            plant("drop" + name, group, properties -> properties.withArray(list).remove(at));
            var peer = group.property(list).get(at).path("CidrIp").asText();
            if (!peer.equals(EVERYWHERE)) {
                plant("open the peer of" + name, group, properties -> openPeer(rule(properties, list, at)));
            }
            if (!peer.equals(NOWHERE)) {
                plant("open the ports of" + name, group, properties -> openPorts(rule(properties, list, at)));
                plant("open the protocol of" + name, group, properties -> openProtocol(rule(properties, list, at)));
            }
        }
    }

    private void memberships() {
        for (var list : List.of("SecurityGroups", "SecurityGroupIds", "VPCSecurityGroups")) {
            for (var member : templates.all()) {
                if (member.has(list)) {
                    plant("take the groups of", member, properties -> properties.putArray(list));
                }
            }
        }
        for (var template : templates.ofType("AWS::EC2::LaunchTemplate")) {
            plant(
                    "take the groups of",
                    template,
                    properties -> firstInterface(properties).putArray("Groups"));
        }
    }

    private void accessLists() {
        templates.ofType("AWS::EC2::SubnetNetworkAclAssociation").forEach(it -> all.add(Mutation.drop(it)));
        for (var entry : templates.ofType("AWS::EC2::NetworkAclEntry").stream()
                .filter(this::concernsSomething)
                .toList()) {
            all.add(Mutation.drop(entry));
            plant("open the addresses of", entry, properties -> properties.put("CidrBlock", EVERYWHERE));
            plant(
                    "open the protocol of",
                    entry,
                    properties -> properties.put("Protocol", -1).remove("PortRange"));
            plant("deny by", entry, properties -> properties.put("RuleAction", "deny"));
            plant(
                    "open the ports of",
                    entry,
                    properties ->
                            properties.putObject("PortRange").put("From", 0).put("To", 65_535));
        }
    }

    /** Something stands in the block that the entry names. */
    private boolean concernsSomething(Resource entry) {
        var block = Cidr.parse(entry.property("CidrBlock").asText());
        return Interfaces.of(templates).stream()
                .anyMatch(it -> block.meets(it.subnet().cidr()));
    }

    private void routes() {
        templates.ofType("AWS::EC2::Route").forEach(it -> all.add(Mutation.drop(it)));
        templates.ofType("AWS::EC2::VPCGatewayAttachment").forEach(it -> all.add(Mutation.drop(it)));
        templates.ofType("AWS::EC2::VPCEndpoint").forEach(it -> all.add(Mutation.drop(it)));
        var publicRoute = templates.one("AWS::EC2::Route", "VpcpublicSubnet1");
        for (var association : templates.ofType("AWS::EC2::SubnetRouteTableAssociation")) {
            all.add(Mutation.drop(association));
            if (!association.logicalId().startsWith("Vpcpublic")) {
                plant(
                        "send to the internet gateway",
                        association,
                        properties -> properties.set("RouteTableId", publicRoute.property("RouteTableId")));
            }
        }
        for (var endpoint : templates.ofType("AWS::EC2::VPCEndpoint")) {
            plant(
                    "take a route table of",
                    endpoint,
                    properties -> properties.withArray("RouteTableIds").remove(0));
            plant(
                    "lead the database's tables to",
                    endpoint,
                    properties -> isolatedTables(properties.withArray("RouteTableIds")));
        }
        for (var nat : templates.ofType("AWS::EC2::NatGateway")) {
            var isolated =
                    templates.one("AWS::EC2::Subnet", "VpcdatabaseSubnet1").logicalId();
            plant("shut in", nat, properties -> properties.putObject("SubnetId").put("Ref", isolated));
        }
    }

    private void balancer() {
        for (var listener : templates.ofType("AWS::ElasticLoadBalancingV2::Listener")) {
            all.add(Mutation.drop(listener));
            plant("move", listener, properties -> properties.put("Port", 81));
        }
        for (var group : templates.ofType("AWS::ElasticLoadBalancingV2::TargetGroup")) {
            plant("aim at the console with", group, properties -> properties.put("Port", 8081));
            plant("check health at the console by", group, properties -> properties.put("HealthCheckPort", "8081"));
            plant("keep the senders' addresses in", group, properties -> properties.remove("TargetGroupAttributes"));
        }
        for (var group : templates.ofType("AWS::AutoScaling::AutoScalingGroup")) {
            if (group.has("TargetGroupARNs")) {
                plant("take the targets from", group, properties -> properties.remove("TargetGroupARNs"));
            }
        }
    }

    private void publicAddresses() {
        for (var database : templates.ofType("AWS::RDS::DBInstance")) {
            plant("give a public address to", database, properties -> properties.put("PubliclyAccessible", true));
        }
        for (var balancer : templates.ofType("AWS::ElasticLoadBalancingV2::LoadBalancer")) {
            plant("give a public address to", balancer, properties -> properties.put("Scheme", "internet-facing"));
        }
        for (var template : templates.ofType("AWS::EC2::LaunchTemplate")) {
            plant(
                    "turn the public address of",
                    template,
                    properties -> firstInterface(properties)
                            .put(
                                    "AssociatePublicIpAddress",
                                    !firstInterface(properties)
                                            .path("AssociatePublicIpAddress")
                                            .asBoolean()));
        }
    }

    private void plant(String name, Resource resource, Consumer<ObjectNode> change) {
        all.add(Mutation.plant(name, resource, change));
    }

    private void isolatedTables(ArrayNode tables) {
        templates.ofType("AWS::EC2::RouteTable").stream()
                .filter(table -> table.logicalId().startsWith("Vpcdatabase"))
                .forEach(table -> tables.addObject().put("Ref", table.logicalId()));
    }

    private static ObjectNode firstInterface(ObjectNode template) {
        return (ObjectNode)
                template.path("LaunchTemplateData").path("NetworkInterfaces").path(0);
    }

    private static ObjectNode rule(ObjectNode group, String list, int index) {
        return (ObjectNode) group.path(list).path(index);
    }

    private static void openPorts(ObjectNode rule) {
        rule.put("FromPort", 0).put("ToPort", 65_535);
    }

    private static void openProtocol(ObjectNode rule) {
        rule.put("IpProtocol", "-1").remove(List.of("FromPort", "ToPort"));
    }

    private static void openPeer(ObjectNode rule) {
        rule.remove(List.of("SourceSecurityGroupId", "DestinationSecurityGroupId"));
        rule.put("CidrIp", EVERYWHERE);
    }
}
