package dev.quittance.deploy.reach;

import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;

/** @param vpc address of its network */
record Subnet(String address, String vpc, Cidr cidr) {

    static Subnet of(Templates templates, Resource subnet) {
        return new Subnet(
                subnet.address(),
                templates.follow(subnet.stack(), subnet.property("VpcId")).address(),
                Cidr.parse(subnet.property("CidrBlock").asText()));
    }
}
