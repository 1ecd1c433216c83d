package dev.quittance.cloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One small file per running child: its process id and when it started, because ids are used again. */
public final class ProcessRecords {

    /** What its own leash needs to end a process, before we ask; and what a shutdown needs after. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path folder;

    public ProcessRecords(Path folder) {
        this.folder = folder;
    }

    void write(String name, ProcessHandle process) {
        try {
            Files.writeString(
                    folder.resolve(name), process.pid() + " " + start(process).orElse("") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what an earlier supervisor left behind, and nothing else: a reused id has another start. */
    public void endLeftovers(PlatformLog log) {
        endLeftovers(log, PATIENCE);
    }

    void endLeftovers(PlatformLog log, Duration patience) {
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = String.valueOf(file.getFileName());
                read(file).ifPresent(process -> {
                    log.say("ending " + name + " (process " + process.pid() + "), left over from an earlier run");
                    EndedProcess.end(process, patience);
                });
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> read(Path file) throws IOException {
        var fields = Files.readString(file).strip().split(" ", 2);
        if (fields.length != 2 || !fields[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(fields[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> start(process).filter(fields[1]::equals).isPresent());
    }

    /** The boot and the ticks since then: when a process started by the clock changes when the clock is set. */
    private static Optional<String> start(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // Behind the name, which may hold anything, comes the third field; the start is the 22nd.
            var ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[22 - 3];
            return Optional.of(Files.readString(BOOT).strip() + " " + ticks);
        } catch (IOException e) {
            // It has ended already.
            return Optional.empty();
        }
    }
}
