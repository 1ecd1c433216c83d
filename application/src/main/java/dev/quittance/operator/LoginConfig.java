package dev.quittance.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How logins are guarded, and how long one lasts. */
@ConfigMapping(prefix = "quittance.login")
interface LoginConfig {

    /** Wrong passwords in a row that cost nothing: a person mistypes. */
    @WithDefault("4")
    int freeTries();

    /** The lock after the first that costs; it doubles with each further one. */
    @WithDefault("30S")
    Duration lock();

    /** The longest lock: an attacker must not be able to keep an operator out for a night. */
    @WithDefault("15M")
    Duration lockMax();

    /** Passwords compared at once: each takes a processor for a tenth of a second. */
    @WithDefault("2")
    int comparedAtOnce();

    /** How long a login waits for its turn; then it is refused like a wrong password. */
    @WithDefault("5S")
    Duration waitToCompare();

    /** A session that nobody used for so long is over. A page that refreshes itself is no use. */
    @WithDefault("30M")
    Duration idleMax();

    /** A session is over after so long, used or not: a shift. */
    @WithDefault("12H")
    Duration sessionMax();

    /** How exactly the last use is remembered: a write for every request would cost more than it tells. */
    @WithDefault("1M")
    Duration usesWrittenEvery();
}
