package dev.quittance.cloud.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.cloud.settings.CannotStartException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CountDownLatch gaveUp = new CountDownLatch(1);
    private @Nullable Supervised supervised;

    @AfterEach
    void stop() {
        if (supervised != null) {
            supervised.stop();
        }
    }

    @Test
    void start_returns_whenTheServiceWorks() throws Exception {
        supervise("sleep 0.3; touch ready; exec sleep 60").start();
        assertThat(folder.resolve("ready")).exists();
    }

    @Test
    void service_thatEndsBeforeItIsUp_cannotStart() {
        assertThatThrownBy(() -> supervise("exit 9").start())
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("exit code 9");
    }

    @Test
    void deadService_isStartedAgain_andSaidSo() throws Exception {
        supervise("echo run >> runs; touch ready; exec sleep 60").start();
        var first = Files.readString(folder.resolve("processes/service")).split(" ", -1)[0];
        ProcessHandle.of(Long.parseLong(first)).orElseThrow().destroyForcibly();
        await("run\nrun\n");
        assertThat(said()).contains("service died with exit code 137");
    }

    @Test
    void service_thatKeepsDying_isGivenUp() throws Exception {
        supervise("echo run >> runs; touch ready; exec sleep 0.1").start();
        assertThat(gaveUp.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said()).contains("service died 5 times soon after its start; giving up");
    }

    @Test
    void stoppedService_staysStopped() throws Exception {
        var service = supervise("echo run >> runs; touch ready; exec sleep 60");
        service.start();
        service.stop();
        Thread.sleep(800);
        assertThat(folder.resolve("runs")).content().isEqualTo("run\n");
        assertThat(folder.resolve("processes")).isEmptyDirectory();
    }

    private Supervised supervise(String script) {
        try {
            Files.createDirectories(folder.resolve("processes"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        supervised = new Supervised(
                new Script(folder, script),
                new ProcessRecords(folder.resolve("processes")),
                new PlatformLog(new PrintStream(out, true, StandardCharsets.UTF_8)),
                gaveUp::countDown);
        return supervised;
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void await(String runs) throws Exception {
        for (int i = 0; i < 3_000 && !Files.readString(folder.resolve("runs")).equals(runs); i++) {
            Thread.sleep(20);
        }
        assertThat(folder.resolve("runs")).content().isEqualTo(runs);
    }

    /** A service that works once it has made the file "ready". */
    private record Script(Path folder, String script) implements Service {

        @Override
        public String name() {
            return "service";
        }

        @Override
        public ChildCommand command() throws Exception {
            Files.deleteIfExists(folder.resolve("ready"));
            return new ChildCommand(
                    name(),
                    List.of("/bin/sh", "-c", script),
                    Map.of("PATH", System.getenv("PATH")),
                    folder,
                    ChildCommand.EndSignal.TERM);
        }

        @Override
        public boolean isReady() {
            return Files.exists(folder.resolve("ready"));
        }
    }
}
