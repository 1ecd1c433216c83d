package dev.quittance.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How deliveries are tried, and how much of it at once. */
@ConfigMapping(prefix = "quittance.delivery")
interface DeliveryConfig {

    /** The wait before each attempt; after the last one a delivery is exhausted, 75 hours after it was owed. */
    @WithDefault("0S,5S,5M,30M,2H,5H,10H,14H,20H,24H")
    List<Duration> delays();

    /** The part of a delay that chance adds or takes away. */
    @WithDefault("0.1")
    double jitter();

    /** How long a claim holds: longer than an attempt and its recording ever take. */
    @WithDefault("60S")
    Duration lease();

    /** How often to look for what became due, or what an instance that died has left behind. */
    @WithDefault("1S")
    Duration pollInterval();

    /** Receivers looked at in one claim. */
    @WithDefault("200")
    int receiversPerClaim();

    /** Attempts under way to one receiver, as long as it answers well; one that fails gets a single one. */
    @WithDefault("16")
    int receiverInFlightMax();

    /** Attempts under way to receivers that answer well: some megabytes of memory at most. */
    @WithDefault("512")
    int promptInFlightMax();

    /** Attempts under way to receivers that fail or keep us waiting, so that they never take the others' room. */
    @WithDefault("1024")
    int slowInFlightMax();

    /** From here on a receiver counts as slow. */
    @WithDefault("1S")
    Duration slowAfter();

    /** The rest of a receiver that says it is overloaded begins with a second, doubles, and ends growing here. */
    @WithDefault("5M")
    Duration pauseMax();

    /** The longest {@code Retry-After} that is honoured. */
    @WithDefault("24H")
    Duration retryAfterMax();

    /** A receiver that did nothing but fail for so long is disabled. */
    @WithDefault("5D")
    Duration failingMax();
}
