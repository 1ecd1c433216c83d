package dev.quittance.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the journal is read; how long one call may take stands with its client ({@code quarkus.dynamodb}). */
@ConfigMapping(prefix = "quittance.journal")
interface JournalConfig {

    /** The table that the recorder writes. */
    String table();

    /** Who reads at the same time; others are turned away, so that a slow journal never takes all threads. */
    @WithDefault("8")
    int readersMax();

    /** How long all reads of one page may take together: 100 calls that each answer as fast as a healthy table does. */
    @WithDefault("3S")
    Duration readWithin();
}
