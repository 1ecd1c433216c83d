package dev.quittance.deploy.reach;

import java.util.Set;

/**
 * Where something stands in a network.
 *
 * @param place what stands there, one name for all its interfaces
 * @param resource its address in the templates
 * @param groups addresses of its security groups
 * @param isPublic whether it has an address of the internet
 */
record NetworkInterface(String place, String resource, Subnet subnet, Set<String> groups, boolean isPublic) {}
