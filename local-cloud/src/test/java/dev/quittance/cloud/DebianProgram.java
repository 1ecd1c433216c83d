package dev.quittance.cloud;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of Debian's that a drill or a benchmark needs. */
public final class DebianProgram {

    /** Who else installs is waited for, and what the network loses is asked for again. */
    private static final List<String> APT_GET =
            List.of("apt-get", "-qq", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300");

    private static final int INSTALLED_WITHIN_MINUTES = 5;
    private static final File LOG = new File("target/apt-get.log");

    private DebianProgram() {}

    /** As of this machine; installed where that is possible, because a drill never skips by itself. */
    public static Path of(String name, String debianPackage) {
        return onPath(name)
                .or(() -> installed(name, debianPackage))
                .orElseThrow(() -> new IllegalStateException(name + " is missing, and could not be installed (" + LOG
                        + "): it is in Debian's package " + debianPackage));
    }

    private static Optional<Path> installed(String name, String debianPackage) {
        if (onPath("apt-get").isEmpty()) {
            return Optional.empty();
        }
        var asRoot = "root".equals(System.getProperty("user.name")) ? List.<String>of() : List.of("sudo", "-n");
        run(asRoot, "update");
        run(asRoot, "install", "--yes", "--no-install-recommends", debianPackage);
        return onPath(name);
    }

    private static Optional<Path> onPath(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void run(List<String> asRoot, String... command) {
        var line = Stream.of(asRoot, APT_GET, List.of(command))
                .flatMap(List::stream)
                .toList();
        try {
            // Not our own input and output: Maven talks to the tests over them.
            var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(Redirect.appendTo(LOG));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var process = builder.start();
            if (!process.waitFor(INSTALLED_WITHIN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("can't run " + String.join(" ", line), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + String.join(" ", line), e);
        }
    }
}
