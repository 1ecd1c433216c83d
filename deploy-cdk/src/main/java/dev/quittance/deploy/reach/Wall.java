package dev.quittance.deploy.reach;

/** One of the things that a packet must get past. */
enum Wall {
    EGRESS("Security groups, what they let out"),
    INGRESS("Security groups, what they let in"),
    ACLS_OUT("Network ACLs, what they let out, answers too"),
    ACLS_IN("Network ACLs, what they let in, answers too"),
    ROUTES("Routes, with internet and NAT gateways and the endpoints of services"),
    ADDRESSES("Public addresses"),
    BALANCERS("What the balancer listens to, and where it sends what, in whose name");

    private final String words;

    Wall(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
