package dev.quittance.deadletter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Where dead letters lie, and how much of them is looked at. */
@ConfigMapping(prefix = "quittance.dead-letters")
interface DeadLetterConfig {

    /** The platform's queues by their names. */
    Map<String, Urls> queues();

    /** A queue, and where its messages go when they were received too often. */
    interface Urls {
        String queueUrl();

        String deadLettersUrl();
    }

    /** Dead letters that one act looks through or moves: what lies deeper comes up when these are gone. */
    @WithDefault("100")
    int takenMax();

    /** How long they are kept from everybody else meanwhile; if we die, they are back by then. */
    @WithDefault("30S")
    Duration heldFor();

    /** How long a receive waits, so that it asks all of the queue's servers; only where there is something. */
    @WithDefault("1S")
    Duration waitTime();

    /** How long one call may take: somebody looks at a page. */
    @WithDefault("3S")
    Duration callTimeout();

    /** How old the depths may be that pages show, before they are asked for anew. */
    @WithDefault("5S")
    Duration depthsRefreshedAfter();

    /** How old they may be at most: a page that nobody looked at for long waits for new ones. */
    @WithDefault("30S")
    Duration depthsKeptFor();
}
