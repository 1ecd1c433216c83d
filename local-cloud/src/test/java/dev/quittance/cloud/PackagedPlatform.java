package dev.quittance.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.cloud.settings.Port;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The platform as it is packaged, in a process of its own, on free ports and in a folder of the test's. */
public final class PackagedPlatform implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TARGET = ROOT.resolve("local-cloud/target");
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final Path state;
    private final Process process;
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private PackagedPlatform(Path state, Process process) {
        this.state = state;
        this.process = process;
    }

    /** Returns when it says that it is ready. */
    public static PackagedPlatform start(Path state, String... settings) throws Exception {
        var platform = begin(state, settings);
        try {
            platform.ready.get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return platform;
        } catch (TimeoutException e) {
            platform.close();
            throw new AssertionError("not ready; it said:\n" + platform.said(), e);
        }
    }

    /** Returns at once. */
    static PackagedPlatform begin(Path state, String... settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquittance.local.root=" + ROOT,
                "-Dquittance.local.state=" + state,
                "-Dquittance.local.cache=" + TARGET.resolve("platform-cache")));
        for (var port : Port.values()) {
            command.add("-Dquittance.local.port." + port.name().toLowerCase(Locale.ROOT) + "=0");
        }
        for (var setting : settings) {
            command.add("-Dquittance.local." + setting);
        }
        command.addAll(List.of("-jar", TARGET.resolve("local-cloud.jar").toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var platform = new PackagedPlatform(state, process);
        Thread.ofVirtual().start(platform::read);
        return platform;
    }

    public Process process() {
        return process;
    }

    public String said() {
        return String.join("\n", lines);
    }

    /** One line of endpoints.env. */
    public String endpoint(String name) throws IOException {
        return Optional.ofNullable(endpoints().get(name)).orElseThrow();
    }

    private Map<String, String> endpoints() throws IOException {
        var endpoints = new HashMap<String, String>();
        for (var line : Files.readAllLines(state.resolve("endpoints.env"))) {
            var equals = line.indexOf('=');
            endpoints.put(line.substring("export ".length(), equals), line.substring(equals + 1));
        }
        return endpoints;
    }

    /** The process id of a child, as it is recorded. */
    long pid(String child) throws IOException {
        var record = Files.readString(state.resolve("processes").resolve(child));
        return Long.parseLong(record.substring(0, record.indexOf(' ')));
    }

    /** The process ids of all children that are recorded now, by name. */
    public Map<String, Long> children() throws IOException {
        var children = new HashMap<String, Long>();
        try (var records = Files.newDirectoryStream(state.resolve("processes"))) {
            for (var record : records) {
                try {
                    children.put(String.valueOf(record.getFileName()), pid(String.valueOf(record.getFileName())));
                } catch (NoSuchFileException | StringIndexOutOfBoundsException e) {
                    // It ended meanwhile, or is being written.
                }
            }
        }
        return children;
    }

    /** Whatever runs out of the platform's folder; also what no record tells of. */
    List<String> processes() throws IOException {
        var found = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var folder : all) {
                var command = commandLine(folder);
                if (command.contains(state.toString())) {
                    found.add(folder.getFileName() + " " + command);
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String commandLine(Path folder) {
        try {
            return Files.readString(folder.resolve("cmdline"), UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            // It ended meanwhile.
            return "";
        }
    }

    private void read() {
        try (var in = new BufferedReader(process.inputReader(UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.equals("Quittance is ready")) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            lines.add(e.toString());
        } finally {
            ready.completeExceptionally(new AssertionError("ended before it was ready; it said:\n" + said()));
        }
    }
}
