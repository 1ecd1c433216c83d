package dev.quittance.deploy.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A command of this machine, run to its end. */
public final class Command {

    private Command() {}

    public record Result(int exit, String output) {}

    public static Result in(Path folder, String... command) {
        return with(Map.of(), folder, command);
    }

    public static Result with(Map<String, String> environment, Path folder, String... command) {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Result shell(String line) {
        return in(Path.of("."), "sh", "-c", line);
    }

    public static boolean exists(String program) {
        return shell("command -v " + program).exit() == 0;
    }
}
