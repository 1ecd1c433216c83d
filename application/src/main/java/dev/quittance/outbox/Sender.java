package dev.quittance.outbox;

import java.util.List;
import java.util.Set;

/** Hands messages over to the queue and the topic. */
interface Sender {

    /**
     * Sends what it can.
     *
     * @param messages all for this destination
     * @return the ids of the messages that were accepted; the others are tried again later
     */
    Set<String> send(Destination destination, List<OutboxMessage> messages);
}
