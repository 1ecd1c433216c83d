package dev.quittance.resolution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How outcomes are taken from their queue. */
@ConfigMapping(prefix = "quittance.resolution")
interface ResolutionConfig {

    /** The queue that keeps outcomes until they are resolved. */
    String queueUrl();

    /** Loops that poll side by side: one waits for the network while another resolves. */
    @WithDefault("2")
    int pollers();

    /** How long a poll waits for a message; SQS allows 20 s. */
    @WithDefault("20S")
    Duration waitTime();

    /** The pause after a poll that failed. */
    @WithDefault("1S")
    Duration backoff();
}
