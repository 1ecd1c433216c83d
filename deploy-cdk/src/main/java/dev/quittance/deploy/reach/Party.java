package dev.quittance.deploy.reach;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One end of a way.
 *
 * @param subnet {@code null} outside of every network
 */
record Party(Cidr addresses, Set<String> groups, @Nullable Subnet subnet) {

    static Party of(NetworkInterface networkInterface) {
        return inside(networkInterface.subnet(), networkInterface.groups());
    }

    static Party inside(Subnet subnet, Set<String> groups) {
        return new Party(subnet.cidr(), groups, subnet);
    }

    /** @param block {@code 0.0.0.0/0} is whoever no rule names by a narrower block */
    static Party outside(Cidr block) {
        return new Party(block, Set.of(), null);
    }

    boolean isWithin(Cidr cidr) {
        return subnet == null ? cidr.covers(addresses) : cidr.meets(addresses);
    }
}
