package dev.quittance.deploy.reach;

import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One environment's ways, past all walls or past some of them as if the others were not there. */
public final class Reachability {

    /** Whoever has an address of the internet that no rule names. */
    static final String INTERNET = "internet";

    private static final Traffic HTTPS = Traffic.tcp(443);

    private final TreeMap<String, List<NetworkInterface>> places = new TreeMap<>();
    private final List<NetworkInterface> balancers;
    private final Set<String> unused;
    private final GroupRules rules;
    private final AccessLists acls;
    private final Routes routes;
    private final Forwarding forwarding;

    public Reachability(Templates templates) {
        rules = GroupRules.of(templates);
        acls = AccessLists.of(templates);
        routes = new Routes(templates);
        forwarding = new Forwarding(templates);
        for (var networkInterface : Interfaces.of(templates)) {
            if (networkInterface.groups().isEmpty()) {
                throw new IllegalArgumentException(networkInterface.resource() + " is in no security group of ours");
            }
            places.computeIfAbsent(networkInterface.place(), name -> new ArrayList<>())
                    .add(networkInterface);
        }
        unused = new TreeSet<>(templates.ofType("AWS::EC2::SecurityGroup").stream()
                .map(Resource::address)
                .toList());
        places.values().forEach(place -> place.forEach(member -> unused.removeAll(member.groups())));
        balancers = places.values().stream()
                .flatMap(List::stream)
                .filter(forwarding::isBalancer)
                .toList();
    }

    /** Addresses of the security groups that nothing stands in: their rules open nothing. */
    Set<String> unusedGroups() {
        return unused;
    }

    /** Who may send: what stands in the network, the internet, and every block of addresses that a rule names. */
    List<String> senders() {
        var blocks = Stream.concat(rules.blocks(), acls.blocks())
                .map(Cidr::text)
                .distinct()
                .sorted();
        return Stream.of(Stream.of(INTERNET), blocks, places.keySet().stream())
                .flatMap(names -> names)
                .toList();
    }

    /** Who may be sent to: all of these, and the services that have an endpoint in the network. */
    List<String> receivers() {
        return Stream.concat(senders().stream(), routes.endpoints().keySet().stream())
                .toList();
    }

    /** What goes from each interface of one place to each of the other; all the same, unless zones differ. */
    Set<Traffic> between(String from, String to, Set<Wall> walls) {
        var ways = new ArrayList<Traffic>();
        if (places.containsKey(from)) {
            for (var sender : interfaces(from)) {
                if (places.containsKey(to)) {
                    interfaces(to).forEach(receiver -> ways.add(inside(sender, receiver, walls)));
                } else {
                    ways.add(leaving(sender, to, walls));
                }
            }
        } else if (places.containsKey(to)) {
            interfaces(to).forEach(receiver -> ways.add(entering(block(from), receiver, walls)));
        }
        return Set.copyOf(ways);
    }

    private List<NetworkInterface> interfaces(String place) {
        return places.getOrDefault(place, List.of());
    }

    private static Cidr block(String outside) {
        return outside.equals(INTERNET) ? Cidr.EVERYWHERE : Cidr.parse(outside);
    }

    private Traffic inside(NetworkInterface from, NetworkInterface to, Set<Wall> walls) {
        if (!from.subnet().vpc().equals(to.subnet().vpc())) {
            return Traffic.NONE;
        }
        var way = past(walls, Party.of(from), Party.of(to));
        if (!walls.contains(Wall.BALANCERS)) {
            return way;
        }
        if (forwarding.isBalancer(from)) {
            return way.and(forwarding.sent(from, to));
        }
        return forwarding.isBalancer(to) ? way.and(forwarding.heard(to)) : way.or(forwarded(from, to, walls));
    }

    /** What a balancer hands on with the sender's address; its groups are then still the balancer's. */
    private Traffic forwarded(NetworkInterface from, NetworkInterface to, Set<Wall> walls) {
        var way = Traffic.NONE;
        for (var balancer : balancers) {
            var requests = forwarding.forwardedAsTheSender(balancer, to);
            if (!requests.isEmpty() && !inside(from, balancer, walls).isEmpty()) {
                var sender = Party.inside(from.subnet(), balancer.groups());
                way = way.or(requests.and(past(walls, sender, Party.of(to))));
            }
        }
        return way;
    }

    private Traffic entering(Cidr from, NetworkInterface to, Set<Wall> walls) {
        if (walls.contains(Wall.ADDRESSES) && !to.isPublic()) {
            return Traffic.NONE;
        }
        if (walls.contains(Wall.ROUTES) && !routes.meetTheInternet(to.subnet())) {
            return Traffic.NONE;
        }
        var sender = Party.outside(from);
        var way = acls.passed(walls, sender, Party.of(to));
        if (walls.contains(Wall.INGRESS)) {
            way = way.and(rules.ingress(sender, Party.of(to)));
        }
        return walls.contains(Wall.BALANCERS) && forwarding.isBalancer(to) ? way.and(forwarding.heard(to)) : way;
    }

    private Traffic leaving(NetworkInterface from, String to, Set<Wall> walls) {
        if (walls.contains(Wall.BALANCERS) && forwarding.isBalancer(from)) {
            return Traffic.NONE; // it answers and forwards; it calls nobody
        }
        var endpoint = routes.endpoints().get(to);
        var receiver = Party.outside(endpoint == null ? block(to) : Cidr.EVERYWHERE);
        var way = acls.passed(walls, Party.of(from), receiver);
        if (walls.contains(Wall.EGRESS)) {
            way = way.and(rules.egress(Party.of(from), receiver));
        }
        if (endpoint != null) {
            way = way.and(HTTPS);
        }
        return walls.contains(Wall.ROUTES) ? way.and(routed(from, receiver, endpoint, walls)) : way;
    }

    private Traffic routed(NetworkInterface from, Party to, @Nullable Set<String> endpoint, Set<Wall> walls) {
        if (endpoint != null) {
            return endpoint.contains(routes.table(from.subnet())) ? Traffic.ALL : Traffic.NONE;
        }
        if ((from.isPublic() || !walls.contains(Wall.ADDRESSES)) && routes.meetTheInternet(from.subnet())) {
            return Traffic.ALL;
        }
        return routes.translation(from.subnet())
                .map(nat -> Party.inside(nat, Set.of()))
                .map(nat -> acls.passed(walls, Party.of(from), nat).and(acls.passed(walls, nat, to)))
                .orElse(Traffic.NONE);
    }

    private Traffic past(Set<Wall> walls, Party from, Party to) {
        var way = acls.passed(walls, from, to);
        if (walls.contains(Wall.EGRESS)) {
            way = way.and(rules.egress(from, to));
        }
        return walls.contains(Wall.INGRESS) ? way.and(rules.ingress(from, to)) : way;
    }
}
