package dev.quittance.cloud.process;

import java.time.Duration;
import java.util.Optional;

/** A part of the platform that runs as a child process for as long as the platform does. */
public interface Service {

    String name();

    /** Makes ready what the child needs on disk and says how to start it; called again before each restart. */
    ChildCommand command() throws Exception;

    /** Throws, or answers false, until the child does its work; then makes what belongs in it, unless it is there. */
    boolean isReady() throws Exception;

    /** How long that may take, on a crowded machine too. */
    default Duration readyWithin() {
        return Duration.ofMinutes(5);
    }

    /** How long it may take to end by itself before it is killed. */
    default Duration endsWithin() {
        return Duration.ofSeconds(10);
    }

    /** What speeds up its starts, if anything does. */
    default Optional<Archive> archive() {
        return Optional.empty();
    }
}
