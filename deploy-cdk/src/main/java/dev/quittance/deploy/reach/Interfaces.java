package dev.quittance.deploy.reach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds everything that stands in a subnet. */
final class Interfaces {

    private final Templates templates;
    private final List<NetworkInterface> found = new ArrayList<>();

    private Interfaces(Templates templates) {
        this.templates = templates;
    }

    static List<NetworkInterface> of(Templates templates) {
        var interfaces = new Interfaces(templates);
        templates.ofType("AWS::ApiGatewayV2::VpcLink").forEach(interfaces::link);
        templates.ofType("AWS::ElasticLoadBalancingV2::LoadBalancer").forEach(interfaces::balancer);
        templates.ofType("AWS::AutoScaling::AutoScalingGroup").forEach(interfaces::group);
        templates.ofType("AWS::EC2::Instance").forEach(interfaces::instance);
        templates.ofType("AWS::RDS::DBInstance").forEach(interfaces::database);
        templates.ofType("AWS::Lambda::Function").forEach(interfaces::function);
        return List.copyOf(interfaces.found);
    }

    private void link(Resource link) {
        add(link, link.property("SubnetIds"), link.property("SecurityGroupIds"), false);
    }

    private void balancer(Resource balancer) {
        var facing = balancer.property("Scheme").asText("internet-facing").equals("internet-facing");
        add(balancer, balancer.property("Subnets"), balancer.property("SecurityGroups"), facing);
    }

    private void group(Resource group) {
        var template = templates.follow(group.stack(), group.property("LaunchTemplate.LaunchTemplateId"));
        var first = template.property("LaunchTemplateData.NetworkInterfaces").path(0);
        var stack = template.stack();
        var groups =
                first.has("Groups") ? first.path("Groups") : template.property("LaunchTemplateData.SecurityGroupIds");
        for (var subnet : subnets(group.stack(), group.property("VPCZoneIdentifier"))) {
            add(group, subnet, addresses(stack, groups), isPublic(first, subnet));
        }
    }

    private void instance(Resource instance) {
        var first = instance.property("NetworkInterfaces").path(0);
        var owner = first.isMissingNode() ? instance.properties() : first;
        var groups = first.isMissingNode() ? instance.property("SecurityGroupIds") : first.path("GroupSet");
        var subnet = subnet(instance.stack(), owner.path("SubnetId"));
        add(
                instance,
                subnet,
                addresses(instance.stack(), groups),
                isPublic(first, subnet) || hasElasticAddress(instance));
    }

    private void database(Resource database) {
        var subnets = templates.follow(database.stack(), database.property("DBSubnetGroupName"));
        for (var subnet : subnets(subnets.stack(), subnets.property("SubnetIds"))) {
            var groups = addresses(database.stack(), database.property("VPCSecurityGroups"));
            add(
                    database,
                    subnet,
                    groups,
                    database.property("PubliclyAccessible").asBoolean(true));
        }
    }

    private void function(Resource function) {
        if (function.has("VpcConfig")) {
            add(
                    function,
                    function.property("VpcConfig.SubnetIds"),
                    function.property("VpcConfig.SecurityGroupIds"),
                    false);
        }
    }

    private void add(Resource resource, JsonNode subnets, JsonNode groups, boolean isPublic) {
        for (var subnet : subnets(resource.stack(), subnets)) {
            add(resource, subnet, addresses(resource.stack(), groups), isPublic);
        }
    }

    private void add(Resource resource, Subnet subnet, Set<String> groups, boolean isPublic) {
        found.add(new NetworkInterface(resource.name(), resource.address(), subnet, groups, isPublic));
    }

    private boolean isPublic(JsonNode networkInterface, Subnet subnet) {
        return networkInterface.has("AssociatePublicIpAddress")
                ? networkInterface.path("AssociatePublicIpAddress").asBoolean()
                : templates.at(subnet.address()).property("MapPublicIpOnLaunch").asBoolean();
    }

    private boolean hasElasticAddress(Resource instance) {
        return templates.ofType("AWS::EC2::EIP").stream()
                .filter(address -> address.has("InstanceId"))
                .anyMatch(address -> templates
                        .follow(address.stack(), address.property("InstanceId"))
                        .equals(instance));
    }

    private Subnet subnet(String stack, JsonNode reference) {
        return Subnet.of(templates, templates.follow(stack, reference));
    }

    private List<Subnet> subnets(String stack, JsonNode references) {
        var subnets = new ArrayList<Subnet>();
        references.forEach(reference -> subnets.add(subnet(stack, reference)));
        return subnets;
    }

    private Set<String> addresses(String stack, JsonNode references) {
        return references
                .valueStream()
                .map(reference -> templates.follow(stack, reference).address())
                .collect(Collectors.toUnmodifiableSet());
    }
}
