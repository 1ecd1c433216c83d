package dev.quittance.deploy.migration;

/**
 * Something that the version before can't live with.
 *
 * @param table that it is done to, in lower case
 * @param subject the column or constraint, in lower case; empty when it is the whole table
 * @param statement as it is written
 * @param renews whether it may be a constraint that only gets wider: one of its name was dropped just before
 */
record Contraction(String table, String subject, String statement, boolean renews) {}
