package dev.quittance.deploy.reach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Network ACLs: by subnet, in the order of their numbers, first match wins. A subnet without one lets everything pass. */
final class AccessLists {

    private record Entry(int number, boolean isEgress, boolean isAllowed, Cidr cidr, Traffic traffic) {}

    private final Map<String, List<Entry>> bySubnet = new HashMap<>();

    private AccessLists() {}

    static AccessLists of(Templates templates) {
        var lists = new AccessLists();
        for (var association : templates.ofType("AWS::EC2::SubnetNetworkAclAssociation")) {
            var subnet = templates.follow(association.stack(), association.property("SubnetId"));
            var acl = templates.follow(association.stack(), association.property("NetworkAclId"));
            lists.bySubnet.put(subnet.address(), entries(templates, acl));
        }
        return lists;
    }

    /** The parts of the internet that entries name. */
    Stream<Cidr> blocks() {
        return bySubnet.values().stream().flatMap(List::stream).map(Entry::cidr).filter(Cidr::isPublic);
    }

    /** What may go from one to the other past these walls; TCP needs its answers to come back. */
    Traffic passed(Set<Wall> walls, Party from, Party to) {
        var out = walls.contains(Wall.ACLS_OUT);
        var in = walls.contains(Wall.ACLS_IN);
        if (from.subnet() != null && from.subnet().equals(to.subnet())) {
            return Traffic.ALL;
        }
        var way = (out ? allowed(from, true, to) : Traffic.ALL).and(in ? allowed(to, false, from) : Traffic.ALL);
        return out && in ? way.answeredBy(allowed(to, true, from).and(allowed(from, false, to))) : way;
    }

    private Traffic allowed(Party owner, boolean isEgress, Party other) {
        var entries =
                owner.subnet() == null ? null : bySubnet.get(owner.subnet().address());
        if (entries == null) {
            return Traffic.ALL;
        }
        var allowed = Traffic.NONE;
        var decided = Traffic.NONE;
        for (var entry : entries) {
            if (entry.isEgress() != isEgress) {
                continue;
            }
            if (entry.isAllowed() && other.isWithin(entry.cidr())) {
                allowed = allowed.or(entry.traffic().minus(decided));
            }
            if (entry.cidr().covers(other.addresses())) {
                decided = decided.or(entry.traffic());
            }
        }
        return allowed;
    }

    private static List<Entry> entries(Templates templates, Resource acl) {
        return templates.ofType("AWS::EC2::NetworkAclEntry").stream()
                .filter(entry -> templates
                        .follow(entry.stack(), entry.property("NetworkAclId"))
                        .equals(acl))
                .map(entry -> entry(templates, entry.stack(), entry.properties()))
                .sorted(Comparator.comparingInt(Entry::number))
                .toList();
    }

    private static Entry entry(Templates templates, String stack, JsonNode entry) {
        return new Entry(
                entry.path("RuleNumber").asInt(),
                entry.path("Egress").asBoolean(),
                entry.path("RuleAction").asText().equals("allow"),
                Cidr.parse(templates.text(stack, entry.path("CidrBlock"))),
                Traffic.of(
                        entry.path("Protocol").asText(),
                        entry.path("PortRange").path("From").asInt(-1),
                        entry.path("PortRange").path("To").asInt(-1)));
    }
}
