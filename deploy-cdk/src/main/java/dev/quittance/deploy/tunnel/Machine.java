package dev.quittance.deploy.tunnel;

/**
 * A running instance.
 *
 * @param publicAddress empty when it has none
 */
record Machine(String id, String privateAddress, String publicAddress) {}
