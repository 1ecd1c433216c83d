package dev.quittance.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cloud.Eventually;
import dev.quittance.cloud.process.Concurrently;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.settings.StateFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {

    private static final int MAX = 2;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PlatformLog log = new PlatformLog(new PrintStream(said, true, StandardCharsets.UTF_8));
    private StateFolder state;
    private Environments environments;

    @BeforeEach
    void start() throws Exception {
        state = StateFolder.lock(folder, folder.resolve("cache"));
        var records = new ProcessRecords(state.processes());
        var settings = HostedScript.settings(folder, state, Files.createFile(folder.resolve("notes")), "queue");
        environments = new Environments(
                "scripted",
                MAX + 1,
                MAX,
                number -> Environment.start(number, settings, records, log, InstantSource.system()),
                log,
                () -> {});
        environments.start();
    }

    @AfterEach
    void stop() {
        environments.stop();
        state.close();
    }

    @Test
    void warmEnvironment_isReplaced_onceTheDiskHasRoomAgain() throws Exception {
        StateFolder.delete(state.processes());
        environments.invoke(event("crash"));
        Eventually.seconds(60, () -> assertThat(said()).contains("NoSuchFileException"));
        Files.createDirectory(folder.resolve("processes"));
        Eventually.seconds(60, () -> assertThat(said()).containsPattern("(?s)NoSuchFile.* is up"));
    }

    @Test
    void environments_areNeverMoreThanTheMaximum() throws Exception {
        Concurrently.all(Collections.nCopies(6, () -> environments.invoke(event("ok"))));
        assertThat(said()).contains("scripted-2 is up").doesNotContain("scripted-3");
    }

    private static String event(String word) {
        return "{\"Records\":[{\"messageId\":\"1\",\"body\":\"%s\"}]}".formatted(word);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
