package dev.quittance.cloud.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the packaged local cloud from inside Maven and stays until it has ended, so that the prompt comes back only when
 * every child is gone. The pipe to it is its leash: however Maven ends, the platform stops.
 */
public final class Foreground {

    /** It only passes things on, and leaves processors and memory to those it starts. */
    public static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-XX:+ExitOnOutOfMemoryError");

    private Foreground() {}

    /** @param arguments the jar, then what to hand on to it */
    public static void main(String[] arguments) throws Exception {
        var platform = new ProcessBuilder(command(arguments))
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform), "stop"));
        var code = platform.waitFor();
        if (code != 0) {
            // Not an exception: Maven would print a page below the one line that says what to do.
            System.exit(code);
        }
    }

    private static List<String> command(String[] arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquittance.local.leashed=true");
        if (System.getProperty("fresh") != null) {
            command.add("-Dquittance.local.fresh=" + System.getProperty("fresh"));
        }
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("quittance.local."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(OPTIONS);
        command.add("-jar");
        command.addAll(List.of(arguments));
        return command;
    }

    private static void stop(Process platform) {
        platform.destroy();
        try {
            platform.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
