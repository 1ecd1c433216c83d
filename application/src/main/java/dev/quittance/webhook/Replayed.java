package dev.quittance.webhook;

/**
 * What a replay owes anew.
 *
 * @param hasMore whether there was more than is owed at once: ask again
 */
record Replayed(int deliveries, boolean hasMore) {}
