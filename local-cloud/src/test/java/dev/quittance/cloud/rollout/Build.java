package dev.quittance.cloud.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A version of the application, packaged.
 *
 * @param folder with {@code quarkus-run.jar}
 * @param environment of its own, by which it may be broken
 * @param crashes as soon as it is ready
 */
record Build(String name, Path folder, Map<String, String> environment, boolean crashes) {

    /** {@code -Drollout.previous=FOLDER} is the release before; until there is one, this build takes its place. */
    static Build previous() {
        var folder = System.getProperty("rollout.previous", "../application/target/quarkus-app");
        return new Build("previous", Path.of(folder).toAbsolutePath(), Map.of(), false);
    }

    Build named(String other) {
        return new Build(other, folder, environment, crashes);
    }

    Build thatIsToldTheWrongPassword() {
        return new Build("never-ready", folder, Map.of("QUARKUS_DATASOURCE_PASSWORD", "wrong"), false);
    }

    /** One that accepts payments and leaves it to others to hear what became of them. */
    Build thatResolvesNothing() {
        return new Build("accepting", folder, Map.of("QUITTANCE_RESOLUTION_POLLERS", "0"), false);
    }

    Build thatCrashes() {
        return new Build("crashing", folder, environment, true);
    }

    /** A copy with one more migration. */
    Build with(Path copy, String migration, String sql) throws IOException {
        try (var files = Files.walk(folder)) {
            files.forEach(file -> copy(file, copy.resolve(folder.relativize(file))));
        }
        try (var jars = Files.newDirectoryStream(copy.resolve("app"), "*.jar");
                var jar = FileSystems.newFileSystem(
                        URI.create("jar:" + jars.iterator().next().toUri()), Map.of())) {
            Files.writeString(jar.getPath("db/migration", migration), sql);
        }
        return new Build(copy.getFileName().toString(), copy, environment, crashes);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
