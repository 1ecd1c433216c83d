package dev.quittance.cloud.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a child is started.
 *
 * @param environment all of it: a child inherits nothing
 * @param end the signal that ends it, at a stop as when its leash is dropped
 */
public record ChildCommand(
        String name, List<String> command, Map<String, String> environment, Path folder, EndSignal end) {

    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** How a child is asked to end. */
    public enum EndSignal {
        /** Asked with TERM; a dropped leash kills. */
        TERM("KILL"),
        /** PostgreSQL's fast shutdown: TERM would wait for its clients, and a kill would mean recovery. */
        INT("INT");

        private final String whenLeashDrops;

        EndSignal(String whenLeashDrops) {
            this.whenLeashDrops = whenLeashDrops;
        }

        String whenLeashDrops() {
            return whenLeashDrops;
        }
    }
}
