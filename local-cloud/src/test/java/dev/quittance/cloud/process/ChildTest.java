package dev.quittance.cloud.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children on a leash: real processes, small ones. */
class ChildTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PlatformLog log = new PlatformLog(new PrintStream(out, true, StandardCharsets.UTF_8));

    @Test
    void lines_areLoggedUnderTheChildsName() throws Exception {
        start("echo hello").exit().get(60, TimeUnit.SECONDS);
        awaitSaid("child       | hello");
    }

    @Test
    void exitCode_isTheChildsOwn() throws Exception {
        assertThat(start("exit 7").exit().get(60, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void child_isWhomWeStarted_andIsRecorded() throws Exception {
        var child = start("echo $$; exec sleep 60");
        awaitSaid("| " + child.pid());
        assertThat(folder.resolve("child")).content().startsWith(child.pid() + " " + boot());
        child.kill();
        child.exit().get(60, TimeUnit.SECONDS);
        assertThat(folder.resolve("child")).doesNotExist();
    }

    @Test
    void stop_asksFirst() throws Exception {
        var child = start("trap 'echo asked; exit 3' TERM; echo up; while :; do sleep 0.1; done");
        awaitSaid("up");
        child.stop(Duration.ofSeconds(60));
        assertThat(child.exit().get(60, TimeUnit.SECONDS)).isEqualTo(3);
        awaitSaid("asked");
    }

    @Test
    void stop_killsWhoDoesNotListen() throws Exception {
        var child = start("trap '' TERM; echo up; while :; do sleep 0.1; done");
        awaitSaid("up");
        child.stop(Duration.ofMillis(300));
        assertThat(child.exit().get(60, TimeUnit.SECONDS)).isEqualTo(137);
    }

    /** Under {@code env}, because no shell listens to a signal that was ignored when it began, as behind an ampersand. */
    @Test
    void fastStop_goesThroughTheLeash() throws Exception {
        var child = Child.start(command("""
                    exec env --default-signal=INT /bin/sh -c \
                      'trap "echo interrupted; exit 4" INT; echo up; while :; do sleep 0.1; done'
                    """, true), new ProcessRecords(folder), log);
        awaitSaid("up");
        child.stop(Duration.ofSeconds(60));
        assertThat(child.exit().get(60, TimeUnit.SECONDS)).isIn(4, 130);
    }

    /** Another Java holds the leash and is killed, as a supervisor would be. */
    @Test
    void child_endsWithItsParent_howeverThatEnds() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingParent.class.getName(),
                        folder.toString())
                .start();
        var pid = Long.parseLong(parent.inputReader(StandardCharsets.UTF_8).readLine());
        var child = ProcessHandle.of(pid).orElseThrow();
        parent.destroyForcibly();
        child.onExit().get(60, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void child_thatCantBeRecorded_isNotLeftRunning() {
        var nowhere = new ProcessRecords(folder.resolve("nowhere"));
        assertThatThrownBy(() -> Child.start(command("exec sleep 4711", false), nowhere, log))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(ProcessHandle.current().children())
                .noneMatch(child -> child.info().commandLine().orElse("").contains("sleep 4711"));
    }

    @Test
    void leftover_isEnded_byItsRecord() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        var records = new ProcessRecords(folder);
        records.write("left", process.toHandle());
        records.endLeftovers(log, Duration.ofMillis(200));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("left")).doesNotExist();
    }

    @Test
    void reusedProcessId_isLeftAlone() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        Files.writeString(folder.resolve("left"), process.pid() + " " + boot() + " 1\n");
        new ProcessRecords(folder).endLeftovers(log, Duration.ofMillis(200));
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly();
    }

    /** A start by the clock would be another one once the clock is set. */
    private static String boot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    private Child start(String script) {
        return Child.start(command(script, false), new ProcessRecords(folder), log);
    }

    private ChildCommand command(String script, boolean fast) {
        return new ChildCommand(
                "child",
                List.of("/bin/sh", "-c", script),
                Map.of("PATH", System.getenv("PATH")),
                folder,
                fast ? ChildCommand.EndSignal.INT : ChildCommand.EndSignal.TERM);
    }

    private void awaitSaid(String text) throws InterruptedException {
        for (int i = 0; i < 3_000 && !out.toString(StandardCharsets.UTF_8).contains(text); i++) {
            Thread.sleep(20);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(text);
    }
}
