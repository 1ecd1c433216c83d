package dev.quittance.webhook;

/**
 * What a replay owes anew.
 *
 * @param hasMore whether there was more than is owed at once: ask again
 */
public record Replayed(int deliveries, boolean hasMore) {}
