package dev.quittance.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The console's own door. */
@ConfigMapping(prefix = "quittance.admin")
interface ListenerConfig {

    /** The port it listens on, behind the bastion; 0 takes a free one. */
    @WithDefault("8081")
    int port();
}
