package dev.quittance.merchant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one API key may ask, per instance. */
@ConfigMapping(prefix = "quittance.limits")
interface LimitsConfig {

    /** What a key may send for ever; benchmarks raise it. */
    @WithDefault("100")
    int requestsPerSecond();

    /** What it may send at once after a quiet time. */
    @WithDefault("200")
    int burst();

    /**
     * How many proxies of ours stand before the application, each of which appends to {@code X-Forwarded-For}; 0: a
     * client's address is the connection's.
     */
    @WithDefault("0")
    int trustedProxies();
}
