package dev.quittance.cloud.drill;

/** Everything that was written down about the payments, and what is still on its way. */
record Evidence(Database database, Journal journal, Book book, Queues queues, Told told) {}
