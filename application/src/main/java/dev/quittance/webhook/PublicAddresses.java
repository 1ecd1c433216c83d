package dev.quittance.webhook;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others: our own network, this very machine, the cloud's metadata
 * service. IPv4 is public but for IANA's special-purpose registry; IPv6 is not public but for what is handed out of
 * 2000::/3, less its special purposes, of which tunnels are the worst: they hide an IPv4 address.
 */
final class PublicAddresses {

    private static final List<Network> SPECIAL_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Network HANDED_OUT_IPV6 = Network.of("2000::/3");

    private static final List<Network> SPECIAL_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL_IPV4.stream().noneMatch(network -> network.contains(bytes));
        }
        return HANDED_OUT_IPV6.contains(bytes) && SPECIAL_IPV6.stream().noneMatch(network -> network.contains(bytes));
    }

    private static List<Network> networks(String... prefixes) {
        return Stream.of(prefixes).map(Network::of).toList();
    }

    /** The addresses that begin with the same bits. */
    private record Network(BigInteger beginning, int bits, int addressBits) {

        static Network of(String prefix) {
            var slash = prefix.indexOf('/');
            int bits = Integer.parseInt(prefix.substring(slash + 1));
            try {
                // A literal, so that no name is looked up.
                var address = InetAddress.getByName(prefix.substring(0, slash)).getAddress();
                return new Network(beginning(address, bits), bits, address.length * 8);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(prefix, e);
            }
        }

        boolean contains(byte[] address) {
            return address.length * 8 == addressBits && beginning(address, bits).equals(beginning);
        }

        private static BigInteger beginning(byte[] address, int bits) {
            return new BigInteger(1, address).shiftRight(address.length * 8 - bits);
        }
    }
}
