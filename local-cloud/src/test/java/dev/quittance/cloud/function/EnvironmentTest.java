package dev.quittance.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.settings.StateFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    private static final String EVENT = "{\"Records\":[{\"messageId\":\"1\",\"body\":\"ok\"}]}";

    @TempDir
    Path folder;

    @Test
    void invocation_leavesNothingBehind() throws Exception {
        try (var state = StateFolder.lock(folder, folder.resolve("cache"))) {
            var environment = Environment.start(
                    1,
                    HostedScript.settings(folder, state, Files.createFile(folder.resolve("notes")), "queue"),
                    new ProcessRecords(state.processes()),
                    new PlatformLog(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)),
                    InstantSource.system());
            environment.awaitInitialized();
            environment.invoke(EVENT);
            var afterOne = environment.exit().getNumberOfDependents();
            for (int i = 0; i < 5; i++) {
                assertThat(environment.invoke(EVENT)).isInstanceOf(Outcome.Answered.class);
            }
            assertThat(environment.exit().getNumberOfDependents()).isEqualTo(afterOne);
            environment.stop();
        }
    }
}
