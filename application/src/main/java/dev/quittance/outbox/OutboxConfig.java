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

    /** Messages claimed at once: enough for several full batches of ten, few enough to send within the lease. */
    @WithDefault("100")
    int claimMax();

    /** How long a claim holds: longer than sending {@link #claimMax()} messages ever takes. */
    @WithDefault("30S")
    Duration lease();

    /** How often to look for what another instance owed and could not send. */
    @WithDefault("1S")
    Duration pollInterval();

    /** When an instruction without an effect is sent again: visibility times deliveries of its queue. */
    @WithDefault("450S")
    Duration effectWithin();

    /** The longest wait after failed sends; it doubles from one second. */
    @WithDefault("60S")
    Duration backoffMax();
}
