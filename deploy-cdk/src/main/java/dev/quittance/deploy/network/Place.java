package dev.quittance.deploy.network;

import java.util.Locale;

/** A security group of ours. */
public enum Place {
    LINK("the VPC link of API Gateway"),
    BALANCER("the network load balancer"),
    APPLICATION("the instances of the application"),
    BASTION("the bastion"),
    DATABASE("the database");

    private final String words;

    Place(String words) {
        this.words = Description.of(words);
    }

    String words() {
        return words;
    }

    String construct() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
