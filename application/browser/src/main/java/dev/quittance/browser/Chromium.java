package dev.quittance.browser;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The browser of this machine; installed where that is possible, because a browser test never skips by itself. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    /** Who else installs is waited for, and what the network loses is asked for again. */
    private static final List<String> APT_GET =
            List.of("apt-get", "-qq", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300");

    private static final Duration INSTALLED_WITHIN = Duration.ofMinutes(8);
    private static final File LOG = new File("target/apt-get.log");

    private Chromium() {}

    static Path find() {
        return onPath().or(Chromium::installed)
                .orElseThrow(() -> new IllegalStateException(
                        "browser tests need chromium or chrome on the PATH: install one (it could not be: " + LOG
                                + "), or leave them out with -Dquick"));
    }

    private static Optional<Path> onPath() {
        return NAMES.stream().flatMap(Chromium::executables).findFirst();
    }

    private static Stream<Path> executables(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    private static Optional<Path> installed() {
        var isRoot = "root".equals(System.getProperty("user.name"));
        if (!isRoot || executables("apt-get").findFirst().isEmpty()) {
            return Optional.empty();
        }
        aptGet("update");
        aptGet("install", "--yes", "--no-install-recommends", "chromium");
        return onPath();
    }

    private static void aptGet(String... arguments) {
        var command = Stream.concat(APT_GET.stream(), Stream.of(arguments)).toList();
        try {
            // Not our own input and output: Maven talks to the tests over them.
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(LOG));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var process = builder.start();
            if (!process.waitFor(INSTALLED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("can't run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while installing a browser", e);
        }
    }
}
