package dev.quittance.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was received too often, or that a queue didn't take from the topic.
 *
 * @param queue that it was meant for
 * @param id as SQS knows it
 * @param type what its sender says it is; null when it says nothing
 * @param sentAt when it was first sent
 * @param receipt lets whoever took it delete it
 */
public record DeadLetter(String queue, String id, @Nullable String type, String body, Instant sentAt, String receipt) {}
