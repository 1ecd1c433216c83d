package dev.quittance.cloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One small file per running child: its process id and when it started, because ids are used again. */
public final class ProcessRecords {

    /** What its own leash needs to end a process, before we ask; and what a shutdown needs after. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path folder;

    public ProcessRecords(Path folder) {
        this.folder = folder;
    }

    void write(String name, ProcessHandle process) {
        var started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.writeString(folder.resolve(name), process.pid() + " " + started + "\n");
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
        var fields = Files.readString(file).strip().split(" ", -1);
        if (fields.length != 2 || !fields[0].matches("\\d{1,18}") || !fields[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return running(Long.parseLong(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1])));
    }

    private static Optional<ProcessHandle> running(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info().startInstant().filter(started::equals).isPresent());
    }
}
