package dev.quittance.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What operators are held to, and what their pages may cost. */
@ConfigMapping(prefix = "quittance.console")
interface ConsoleConfig {

    /** How old the overview's picture may be when it is asked for, before a new one is taken beside it. */
    @WithDefault("5S")
    Duration overviewRefreshedAfter();

    /** A picture that nobody looked at for so long is not shown any more: whoever comes waits for a new one. */
    @WithDefault("1M")
    Duration overviewKeptFor();

    /**
     * Giving back or settling more than this needs a second operator; in the currency's major units, whatever it is. Of
     * refunds the payment's sum counts.
     */
    @WithDefault("1000")
    long fourEyesAbove();

    /** How long it waits for one: the second operator should still know what the first one saw. */
    @WithDefault("24H")
    Duration fourEyesWithin();
}
