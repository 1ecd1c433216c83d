package dev.quittance.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.cloud.run.Foreground;
import dev.quittance.cloud.settings.Port;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/** The platform as it is packaged, in a process of its own, on free ports and in a folder of the test's. */
public final class PackagedPlatform implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TARGET = ROOT.resolve("local-cloud/target");
    private static final Duration READY_WITHIN = Duration.ofMinutes(8);
    /** All that its services may take, one after the other, with the archives that they write at their first end. */
    static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

    /** The ports that endpoints.env tells, and in which line. */
    private static final Map<Port, String> ADDRESSES = Map.of(
            Port.API, "QUITTANCE_API",
            Port.CONSOLE, "QUITTANCE_ADMIN",
            Port.MANAGEMENT, "QUITTANCE_MANAGEMENT",
            Port.SQS, "AWS_ENDPOINT_URL_SQS",
            Port.SNS, "AWS_ENDPOINT_URL_SNS",
            Port.DYNAMODB, "AWS_ENDPOINT_URL_DYNAMODB",
            Port.LAMBDA, "AWS_ENDPOINT_URL_LAMBDA",
            Port.MAILBOX, "QUITTANCE_MAILBOX",
            Port.POSTGRESQL, "DATABASE_URL");

    private final Path state;
    private final List<String> arguments;
    private final List<String> settings;
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private volatile Run run;

    private PackagedPlatform(Path state, List<String> arguments, List<String> settings) throws IOException {
        this.state = state;
        this.arguments = arguments;
        this.settings = settings;
        this.run = begin(port -> 0);
    }

    /** One life of the supervisor. */
    private record Run(Process process, CompletableFuture<Void> ready) {}

    /** Returns when it says that it is ready. */
    public static PackagedPlatform start(Path state, String... settings) throws Exception {
        var platform = begin(state, settings);
        platform.awaitReady();
        return platform;
    }

    /** Returns at once. */
    static PackagedPlatform begin(Path state, String... settings) throws IOException {
        return new PackagedPlatform(state, List.of(), List.of(settings));
    }

    /** All that the application needs, ready for one that the test starts itself. */
    public static PackagedPlatform startWithoutApplication(Path state, String... settings) throws Exception {
        var platform = new PackagedPlatform(state, List.of("--without", "application"), List.of(settings));
        platform.awaitReady();
        return platform;
    }

    /** Kills the supervisor, which ends all its children, and starts another on the same folder and the same ports. */
    public void killAndStartAgain() throws Exception {
        var ports = new EnumMap<Port, Integer>(Port.class);
        for (var address : ADDRESSES.entrySet()) {
            ports.put(address.getKey(), URI.create(endpoint(address.getValue())).getPort());
        }
        process().destroyForcibly().waitFor();
        // Nobody outside remembers where the others were.
        run = begin(port -> ports.getOrDefault(port, 0));
        awaitReady();
    }

    private Run begin(ToIntFunction<Port> ports) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquittance.local.leashed=true",
                "-Dquittance.local.root=" + ROOT,
                "-Dquittance.local.state=" + state,
                "-Dquittance.local.cache=" + TARGET.resolve("platform-cache")));
        command.addAll(Foreground.OPTIONS);
        for (var port : Port.values()) {
            command.add(
                    "-Dquittance.local.port." + port.name().toLowerCase(Locale.ROOT) + "=" + ports.applyAsInt(port));
        }
        for (var setting : settings) {
            command.add("-Dquittance.local." + setting);
        }
        command.addAll(List.of("-jar", TARGET.resolve("local-cloud.jar").toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // With any of these a Java says that it picked it up, before it says what it is asked for.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        var begun = new Run(builder.start(), new CompletableFuture<>());
        Thread.ofVirtual().start(() -> read(begun));
        return begun;
    }

    private void awaitReady() throws Exception {
        try {
            run.ready().get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            throw new AssertionError("not ready; it said:\n" + said(), e);
        }
    }

    public Process process() {
        return run.process();
    }

    public String said() {
        return String.join("\n", lines);
    }

    /** One line of endpoints.env. */
    public String endpoint(String name) throws IOException {
        return Optional.ofNullable(endpoints().get(name)).orElseThrow();
    }

    public PlatformDatabase database() throws IOException {
        return new PlatformDatabase(URI.create(endpoint("DATABASE_URL")));
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
        process().destroy();
        try {
            if (!process().waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process().destroyForcibly().waitFor();
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

    private void read(Run begun) {
        try (var in = new BufferedReader(begun.process().inputReader(UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.equals("Quittance is ready")) {
                    begun.ready().complete(null);
                }
            }
        } catch (IOException e) {
            lines.add(e.toString());
        } finally {
            begun.ready().completeExceptionally(new AssertionError("ended before it was ready; it said:\n" + said()));
        }
    }
}
