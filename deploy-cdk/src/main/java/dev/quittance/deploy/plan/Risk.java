package dev.quittance.deploy.plan;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change may do to what runs, the worst first. */
public enum Risk {
    IMPOSSIBLE(
            "Impossible", null, "takes two releases: CloudFormation lets no value go that another stack still takes"),
    DATA_LOSS("Data loss", "allow-data-loss", "deletes, empties or unprotects what holds data"),
    REPLACEMENT("Replacement", "allow-replacement", "takes something away, perhaps with a new one in its place"),
    OPENS_NETWORK("Opens the network", null, "lets something reach what it could not reach"),
    WIDENS_IAM("Widens IAM", null, "lets somebody do what he could not do"),
    RESTART("Restart", null, "interrupts one machine, or one after the other"),
    SAFE("Safe", null, "interrupts nothing");

    private final String title;
    private final @Nullable String label;
    private final String words;

    Risk(String title, @Nullable String label, String words) {
        this.title = title;
        this.label = label;
        this.words = words;
    }

    String title() {
        return title;
    }

    String words() {
        return words;
    }

    /** The label that a pull request needs for it; empty when it needs none. */
    Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /** Whether a pull request with these labels may take it. */
    boolean isAllowedBy(Set<String> labels) {
        return this != IMPOSSIBLE && label().map(labels::contains).orElse(true);
    }

    Risk worse(Risk other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
