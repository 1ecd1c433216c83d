package dev.quittance.cloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Classes prepared by an earlier run, which halves a start. Whoever ran without one leaves it behind at its end.
 *
 * @param file not there at first
 */
public record Archive(Kind kind, Path file) {

    /** Ways of preparing. */
    public enum Kind {
        /** Every start from scratch, to compare with. */
        NONE,
        /** Loaded classes, from Java 13 on; the Java virtual machine makes a stale one anew by itself. */
        CDS,
        /** Loaded and linked classes and profiles, from Java 25 on. */
        AOT
    }

    public static Archive cds(Path file) {
        return new Archive(Kind.CDS, file);
    }

    /** @param mayWrite false for one of several equal processes, of which only one may leave an archive behind */
    List<String> options(boolean mayWrite) {
        var exists = Files.exists(file);
        if (!exists && !mayWrite) {
            return List.of();
        }
        return switch (kind) {
            case NONE -> List.of();
            case CDS ->
                mayWrite
                        ? List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file)
                        : List.of("-XX:SharedArchiveFile=" + file);
            case AOT -> List.of((exists ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + file);
        };
    }

    /** One that a failed start left behind holds too little, and would stay. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
