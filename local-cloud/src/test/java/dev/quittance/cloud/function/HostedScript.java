package dev.quittance.cloud.function;

import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.settings.Settings;
import dev.quittance.cloud.settings.StateFolder;
import dev.quittance.cloud.settings.Wiring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The scripted function, packaged as a zip and hosted with a queue of its own. */
final class HostedScript implements AutoCloseable {

    static final int TIMEOUT_SECONDS = 4;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StateFolder state;
    private final Path notes;
    private final Lambda lambda;

    HostedScript(Path folder, int sqsPort, String queue) throws Exception {
        this.state = StateFolder.lock(folder, folder.resolve("cache"));
        this.notes = Files.createFile(folder.resolve("notes"));
        var settings = settings(folder, state, notes, queue);
        this.lambda = Lambda.on(
                0,
                sqsPort,
                List.of(settings),
                new ProcessRecords(state.processes()),
                new PlatformLog(new PrintStream(said, true, StandardCharsets.UTF_8)),
                InstantSource.system(),
                () -> {});
        lambda.start();
        lambda.feed();
    }

    static FunctionSettings settings(Path folder, StateFolder state, Path notes, String queue) throws IOException {
        return FunctionSettings.of(
                new Wiring.Function("scripted", queue, 10, 2, TIMEOUT_SECONDS, 128),
                zip(folder),
                state,
                Settings.of(Map.of(
                        "function.scripted.handler",
                        ScriptedFunction.class.getName() + "::handleRequest",
                        "function.scripted.warm",
                        "1",
                        "functions.archive",
                        "none")),
                Map.of("NOTES", notes.toString()));
    }

    int port() {
        return lambda.port();
    }

    /** The messages that the function got, in order. */
    List<String> notes() throws IOException {
        return Files.readAllLines(notes);
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        lambda.stop();
        state.close();
    }

    private static Path zip(Path folder) throws IOException {
        var zip = folder.resolve("function.zip");
        var name = ScriptedFunction.class.getName().replace('.', '/') + ".class";
        try (var in = ScriptedFunction.class.getResourceAsStream("/" + name);
                var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            if (in == null) {
                throw new IOException(name);
            }
            out.putNextEntry(new ZipEntry(name));
            in.transferTo(out);
        }
        return zip;
    }
}
