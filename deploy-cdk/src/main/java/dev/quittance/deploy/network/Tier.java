package dev.quittance.deploy.network;

import java.util.Locale;

/** A row of subnets, one in each zone, with route tables of its own. */
public enum Tier {
    PUBLIC,
    APPLICATION,
    DATABASE;

    String subnetGroup() {
        return name().toLowerCase(Locale.ROOT);
    }
}
