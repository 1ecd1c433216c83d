package dev.quittance.deploy.reach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of all security groups, with what EC2 does where there is none. */
final class GroupRules {

    /** The other side of a rule: a security group's address, or a block. */
    private sealed interface Peer {
        record Group(String address) implements Peer {}

        record Block(Cidr cidr) implements Peer {}
    }

    private record Rule(String group, boolean isEgress, Peer peer, Traffic traffic) {}

    private final Templates templates;
    private final List<Rule> rules = new ArrayList<>();

    private GroupRules(Templates templates) {
        this.templates = templates;
    }

    static GroupRules of(Templates templates) {
        var rules = new GroupRules(templates);
        for (var group : templates.ofType("AWS::EC2::SecurityGroup")) {
            rules.readInline(group);
        }
        for (var rule : templates.ofType("AWS::EC2::SecurityGroupIngress")) {
            rules.read(rule.stack(), rules.group(rule), false, rule.properties());
        }
        for (var rule : templates.ofType("AWS::EC2::SecurityGroupEgress")) {
            rules.read(rule.stack(), rules.group(rule), true, rule.properties());
        }
        return rules;
    }

    /** What {@code from} may send to {@code to}. */
    Traffic egress(Party from, Party to) {
        return admitted(true, from, to);
    }

    /** What {@code to} takes from {@code from}. */
    Traffic ingress(Party from, Party to) {
        return admitted(false, to, from);
    }

    /** The parts of the internet that rules name. */
    Stream<Cidr> blocks() {
        return rules.stream()
                .flatMap(rule -> rule.peer() instanceof Peer.Block(var cidr) ? Stream.of(cidr) : Stream.empty())
                .filter(Cidr::isPublic);
    }

    private Traffic admitted(boolean isEgress, Party owner, Party other) {
        var traffic = Traffic.NONE;
        for (var rule : rules) {
            if (rule.isEgress() == isEgress && owner.groups().contains(rule.group()) && fits(rule.peer(), other)) {
                traffic = traffic.or(rule.traffic());
            }
        }
        return traffic;
    }

    private static boolean fits(Peer peer, Party other) {
        return switch (peer) {
            case Peer.Group(var address) -> other.groups().contains(address);
            case Peer.Block(var cidr) -> other.isWithin(cidr);
        };
    }

    private String group(Resource rule) {
        return templates.follow(rule.stack(), rule.property("GroupId")).address();
    }

    private void readInline(Resource group) {
        group.property("SecurityGroupIngress").forEach(rule -> read(group.stack(), group.address(), false, rule));
        var egress = group.property("SecurityGroupEgress");
        egress.forEach(rule -> read(group.stack(), group.address(), true, rule));
        if (egress.isEmpty()) { // then EC2 lets out everything, whatever rules stand elsewhere
            rules.add(new Rule(group.address(), true, new Peer.Block(Cidr.EVERYWHERE), Traffic.ALL));
        }
    }

    private void read(String stack, String group, boolean isEgress, JsonNode rule) {
        var traffic = Traffic.of(
                rule.path("IpProtocol").asText(),
                rule.path("FromPort").asInt(-1),
                rule.path("ToPort").asInt(-1));
        peers(stack, rule).forEach(peer -> rules.add(new Rule(group, isEgress, peer, traffic)));
    }

    private Set<Peer> peers(String stack, JsonNode rule) {
        var peers = new HashSet<Peer>();
        if (rule.has("CidrIp")) {
            peers.add(new Peer.Block(Cidr.parse(templates.text(stack, rule.path("CidrIp")))));
        }
        for (var name : List.of("SourceSecurityGroupId", "DestinationSecurityGroupId")) {
            if (rule.has(name)) {
                peers.add(
                        new Peer.Group(templates.follow(stack, rule.path(name)).address()));
            }
        }
        for (var name : List.of("SourcePrefixListId", "DestinationPrefixListId")) {
            if (rule.has(name)) {
                var list = templates.follow(stack, rule.path(name));
                list.property("Entries")
                        .forEach(entry -> peers.add(
                                new Peer.Block(Cidr.parse(entry.path("Cidr").asText()))));
            }
        }
        if (peers.isEmpty()) {
            throw new IllegalArgumentException(stack + " has a rule for nobody that we understand: " + rule);
        }
        return peers;
    }
}
