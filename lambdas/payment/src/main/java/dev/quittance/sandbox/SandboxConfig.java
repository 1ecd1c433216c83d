package dev.quittance.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings of the sandbox. */
@ConfigMapping(prefix = "quittance.sandbox")
interface SandboxConfig {

    /** The DynamoDB table that holds the PSP's book. */
    String table();

    /** Where a payer authenticates; the operation's id is added to it. */
    @WithDefault("http://localhost:8080/sandbox/challenge")
    URI challengeUrl();

    /**
     * How long to wait for a card whose answers are lost by promise. Nobody learns more from waiting for the PSP timeout;
     * it must leave the PSP time to charge, also when everything has just been started.
     */
    @WithDefault("2S")
    Duration lostAnswerTimeout();

    /** How late {@code pm_fault_slow} answers: noticeably, and below the PSP timeout. */
    @WithDefault("3S")
    Duration slowness();

    /** How long a pending refund pends: long enough to be seen pending, short enough to wait for. */
    @WithDefault("3S")
    Duration refundSettlesAfter();
}
