package dev.quittance.cloud.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A sample that runs in a process of its own. */
final class Program implements AutoCloseable {

    private static final Path PYTHON = Path.of("src/test/python").toAbsolutePath();
    private static final int SECONDS_MAX = 120;

    /** The published library where it is installed, else our own after the specification. */
    private static final String RUN_PYTHON =
            "import runpy, sys; sys.path.append(sys.argv[1]); runpy.run_path(sys.argv[2], run_name='__main__')";

    private final Process process;
    private final Thread listener;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private Program(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Where they cannot be read, Node says so before the sample says anything.
        builder.environment().remove("NODE_EXTRA_CA_CERTS");
        builder.environment().putAll(environment);
        process = builder.start();
        listener = Thread.ofVirtual().start(this::listen);
    }

    static Program start(String language, Path file, Map<String, String> environment) throws IOException {
        return new Program(command(language, file.toString()), environment);
    }

    private static List<String> command(String language, String file) {
        return switch (language) {
            case "java" ->
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file);
            case "js" -> List.of("node", file);
            case "python" -> List.of("python3", "-u", "-c", RUN_PYTHON, PYTHON.toString(), file);
            default -> throw new AssertionError("nobody tries samples in " + language);
        };
    }

    private void listen() {
        try (var in = new BufferedReader(process.inputReader(UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    String said() {
        return String.join("\n", lines);
    }

    /** Everything it said until it ended by itself. */
    String saidInAll() throws InterruptedException {
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new AssertionError("it runs on, and said: " + said());
        }
        listener.join();
        return said();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
