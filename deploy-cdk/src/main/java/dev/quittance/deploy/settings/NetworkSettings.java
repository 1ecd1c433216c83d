package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

/**
 * @param cidr the private network's addresses, a /16
 * @param natGateways 1 saves money and loses the way out when its zone fails; 2 is one per zone
 */
public record NetworkSettings(String cidr, int natGateways) {

    public NetworkSettings {
        check(cidr.matches("10\\.\\d{1,3}\\.0\\.0/16"), "network.cidr must be 10.x.0.0/16: " + cidr);
        check(natGateways == 1 || natGateways == 2, "network.nat_gateways must be 1 or 2: " + natGateways);
    }
}
