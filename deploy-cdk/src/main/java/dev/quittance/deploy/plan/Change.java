package dev.quittance.deploy.plan;

/**
 * One thing that a deployment would change.
 *
 * @param what changes: a resource's address, or a way through the network
 * @param how in a few words
 */
public record Change(Risk risk, String what, String how) {}
