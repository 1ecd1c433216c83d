package dev.quittance.deploy.reach;

import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import java.util.List;
import java.util.stream.Stream;

/** What balancers listen to, and where they send it. */
final class Forwarding {

    private final Templates templates;
    private final List<Resource> listeners;

    Forwarding(Templates templates) {
        this.templates = templates;
        listeners = templates.ofType("AWS::ElasticLoadBalancingV2::Listener");
    }

    boolean isBalancer(NetworkInterface candidate) {
        return templates.at(candidate.resource()).type().equals("AWS::ElasticLoadBalancingV2::LoadBalancer");
    }

    Traffic heard(NetworkInterface balancer) {
        return listeners(balancer)
                .map(listener -> Traffic.tcp(listener.property("Port").asInt()))
                .reduce(Traffic.NONE, Traffic::or);
    }

    /** Requests that come with the address of whoever sent them to the balancer, instead of the balancer's own. */
    Traffic forwardedAsTheSender(NetworkInterface balancer, NetworkInterface target) {
        return requests(targetGroups(balancer, target).filter(Forwarding::preservesSenders));
    }

    /** Requests and health checks with the balancer's own address. */
    Traffic sent(NetworkInterface balancer, NetworkInterface target) {
        var checks = targetGroups(balancer, target)
                .map(group -> Traffic.tcp(group.property("HealthCheckPort")
                        .asInt(group.property("Port").asInt())))
                .reduce(Traffic.NONE, Traffic::or);
        return checks.or(requests(targetGroups(balancer, target).filter(group -> !preservesSenders(group))));
    }

    private static Traffic requests(Stream<Resource> targetGroups) {
        return targetGroups
                .map(group -> Traffic.tcp(group.property("Port").asInt()))
                .reduce(Traffic.NONE, Traffic::or);
    }

    private Stream<Resource> listeners(NetworkInterface balancer) {
        return listeners.stream()
                .filter(listener -> templates
                        .follow(listener.stack(), listener.property("LoadBalancerArn"))
                        .address()
                        .equals(balancer.resource()));
    }

    private Stream<Resource> targetGroups(NetworkInterface balancer, NetworkInterface target) {
        var instances = templates.at(target.resource());
        var registered = instances
                .property("TargetGroupARNs")
                .valueStream()
                .map(group -> templates.follow(instances.stack(), group))
                .toList();
        return listeners(balancer)
                .flatMap(listener -> forwardedTo(listener).stream())
                .filter(registered::contains);
    }

    private List<Resource> forwardedTo(Resource listener) {
        return listener.property("DefaultActions")
                .valueStream()
                .filter(action -> action.has("TargetGroupArn"))
                .map(action -> templates.follow(listener.stack(), action.path("TargetGroupArn")))
                .toList();
    }

    /** As it is for instances behind TCP, unless the group says otherwise. */
    private static boolean preservesSenders(Resource targetGroup) {
        return targetGroup
                .property("TargetGroupAttributes")
                .valueStream()
                .filter(attribute -> attribute.path("Key").asText().equals("preserve_client_ip.enabled"))
                .noneMatch(attribute -> attribute.path("Value").asText().equals("false"));
    }
}
