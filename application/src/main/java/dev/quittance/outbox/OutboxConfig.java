package dev.quittance.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is emptied. */
@ConfigMapping(prefix = "quittance.outbox")
interface OutboxConfig {

    /** The queue that takes instructions. */
    String executeQueueUrl();

    /** The topic that takes payment events. */
    String eventsTopicArn();

    /** Whether this instance relays; what it accepts otherwise waits in the database for one that does. */
    @WithDefault("true")
    boolean relays();

    /** Messages claimed at once: enough for several full batches of ten, few enough to send within the lease. */
    @WithDefault("100")
    int claimMax();

    /** How long a claim holds; what could not be sent by then is claimed again. */
    @WithDefault("30S")
    Duration lease();

    /** When a queue or topic that does not answer is given up for now, with the SDK's retries; half a lease at most. */
    @WithDefault("10S")
    Duration sendWithin();

    /** Messages that wait in memory at most; more are due in the database when their claim is over. */
    @WithDefault("1000")
    int handedOverMax();

    /** How long events gather before they are sent: they tell of the past, and ten at once cost little more than one. */
    @WithDefault("0.1S")
    Duration eventsGather();

    /** How often to look for what is due in the database: what failed, what had no effect, what another instance left. */
    @WithDefault("1S")
    Duration pollInterval();

    /**
     * When an instruction without an effect is sent again: visibility times deliveries of its queue. Each further wait is
     * twice as long.
     */
    @WithDefault("450S")
    Duration effectWithin();

    /** How often an instruction is sent in all; then only inquiries go on, and those are few. */
    @WithDefault("3")
    int sendingsMax();

    /** The longest wait after failed sends; it doubles from one second. */
    @WithDefault("60S")
    Duration backoffMax();
}
