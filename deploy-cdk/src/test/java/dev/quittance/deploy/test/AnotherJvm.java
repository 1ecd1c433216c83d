package dev.quittance.deploy.test;

import java.nio.file.Path;

/**
 * Synthesizes in a JVM of its own, as the next build would: it iterates over {@code Map.of} and {@code Set.of} in another
 * order, and lives elsewhere.
 */
public final class AnotherJvm {

    private static final String SECONDS_MAX = "600";

    private AnotherJvm() {}

    public static Path synthesize(String environment, Path output) {
        var run = Command.in(
                Path.of("."),
                "timeout",
                SECONDS_MAX,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=Pacific/Auckland",
                "-Duser.language=tr",
                "-classpath",
                System.getProperty("java.class.path"),
                AnotherJvm.class.getName(),
                environment,
                output.toString());
        if (run.exit() != 0) {
            throw new AssertionError("exit " + run.exit() + ": " + run.output());
        }
        return output;
    }

    public static void main(String[] arguments) {
        Assembly.synthesize(arguments[0], Path.of(arguments[1]));
    }
}
