package dev.quittance.deploy.reach;

import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Ways out of a network: through its internet gateway, through a NAT gateway, or to a service's gateway endpoint. */
final class Routes {

    private final Templates templates;
    private final List<Resource> routes;
    private final List<Resource> associations;

    Routes(Templates templates) {
        this.templates = templates;
        routes = templates.ofType("AWS::EC2::Route");
        associations = templates.ofType("AWS::EC2::SubnetRouteTableAssociation");
        refuseWhatIsNotUnderstood();
    }

    /** Whether packets with an address of the internet come and go here. */
    boolean meetTheInternet(Subnet subnet) {
        return defaultRoutes(subnet)
                .filter(route -> route.has("GatewayId"))
                .map(route -> templates.follow(route.stack(), route.property("GatewayId")))
                .anyMatch(gateway -> attachments(gateway).anyMatch(vpc -> vpc.equals(subnet.vpc())));
    }

    /** The subnet of the NAT gateway through which the internet is reached. */
    Optional<Subnet> translation(Subnet subnet) {
        return defaultRoutes(subnet)
                .filter(route -> route.has("NatGatewayId"))
                .map(route -> templates.follow(route.stack(), route.property("NatGatewayId")))
                .map(nat -> Subnet.of(templates, templates.follow(nat.stack(), nat.property("SubnetId"))))
                .filter(this::meetTheInternet)
                .findFirst();
    }

    /** The services with a gateway endpoint, each with the route tables that lead there. */
    Map<String, Set<String>> endpoints() {
        var endpoints = new TreeMap<String, Set<String>>();
        for (var endpoint : templates.ofType("AWS::EC2::VPCEndpoint")) {
            var service = templates.text(endpoint.stack(), endpoint.property("ServiceName"));
            var tables =
                    endpoints.computeIfAbsent(service.substring(service.lastIndexOf('.') + 1), name -> new HashSet<>());
            endpoint.property("RouteTableIds")
                    .forEach(table ->
                            tables.add(templates.follow(endpoint.stack(), table).address()));
        }
        return endpoints;
    }

    String table(Subnet subnet) {
        return associations.stream()
                .filter(association -> leadsTo(association, "SubnetId", subnet.address()))
                .map(association -> templates
                        .follow(association.stack(), association.property("RouteTableId"))
                        .address())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(subnet.address() + " has no route table of its own"));
    }

    private Stream<Resource> defaultRoutes(Subnet subnet) {
        var table = table(subnet);
        return routes.stream().filter(route -> leadsTo(route, "RouteTableId", table));
    }

    private Stream<String> attachments(Resource gateway) {
        return templates.ofType("AWS::EC2::VPCGatewayAttachment").stream()
                .filter(attachment -> leadsTo(attachment, "InternetGatewayId", gateway.address()))
                .map(attachment -> templates
                        .follow(attachment.stack(), attachment.property("VpcId"))
                        .address());
    }

    private boolean leadsTo(Resource resource, String property, String address) {
        return templates
                .follow(resource.stack(), resource.property(property))
                .address()
                .equals(address);
    }

    private void refuseWhatIsNotUnderstood() {
        for (var route : routes) {
            var understood = route.property("DestinationCidrBlock").asText().equals("0.0.0.0/0")
                    && Stream.of("GatewayId", "NatGatewayId").anyMatch(route::has);
            if (!understood) {
                throw new IllegalArgumentException("a route that we do not understand: " + route.address());
            }
        }
        for (var endpoint : templates.ofType("AWS::EC2::VPCEndpoint")) {
            if (!endpoint.property("VpcEndpointType").asText("Gateway").equals("Gateway")) {
                throw new IllegalArgumentException("an endpoint that we do not understand: " + endpoint.address());
            }
        }
        for (var resource : templates.all()) {
            if (resource.type().startsWith("AWS::EC2::")
                    && !UNDERSTOOD.contains(resource.type().substring(10))) {
                throw new IllegalArgumentException(
                        resource.address() + " is a " + resource.type() + ", which we do not understand");
            }
        }
    }

    private static final Set<String> UNDERSTOOD = Set.copyOf(List.of(
            "EIP",
            "FlowLog",
            "Instance",
            "InternetGateway",
            "LaunchTemplate",
            "NatGateway",
            "NetworkAcl",
            "NetworkAclEntry",
            "PrefixList",
            "Route",
            "RouteTable",
            "SecurityGroup",
            "SecurityGroupEgress",
            "SecurityGroupIngress",
            "Subnet",
            "SubnetNetworkAclAssociation",
            "SubnetRouteTableAssociation",
            "VPC",
            "VPCEndpoint",
            "VPCGatewayAttachment"));
}
