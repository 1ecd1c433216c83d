package dev.quittance.cloud.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running child process, on its leash and in the records. */
public final class Child {

    private final ChildCommand command;
    private final Process process;
    private final Leash leash;
    private final CompletableFuture<Integer> exit;

    private Child(ChildCommand command, Process process, ProcessRecords records) {
        this.command = command;
        this.process = process;
        this.leash = new Leash(process);
        // On a thread of its own: the pool that Process.onExit() uses has one thread on two cores, and may be busy.
        this.exit = CompletableFuture.supplyAsync(
                () -> awaitEnd(records),
                task -> Thread.ofVirtual().name("exit-" + command.name()).start(task));
    }

    private int awaitEnd(ProcessRecords records) {
        try {
            var code = process.waitFor();
            leash.release();
            records.forget(command.name());
            return code;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    public static Child start(ChildCommand command, ProcessRecords records, PlatformLog log) {
        try {
            var builder = new ProcessBuilder(Leash.command(command))
                    .directory(command.folder().toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(command.environment());
            var process = builder.start();
            record(command, process, records);
            Thread.ofVirtual().name("log-" + command.name()).start(() -> copyLines(command.name(), process, log));
            return new Child(command, process, records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record(ChildCommand command, Process process, ProcessRecords records) {
        try {
            records.write(command.name(), process.toHandle());
        } catch (UncheckedIOException e) {
            // Nobody would know of it: neither whoever asked nor the next start.
            new Child(command, process, records).kill();
            throw e;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Completes with the exit code, when the child is on record no more. */
    public CompletableFuture<Integer> exit() {
        return exit;
    }

    /** Asks the child to end, waits, and kills it if it won't. */
    public void stop(Duration patience) {
        switch (command.end()) {
            // By its handle: Process.destroy() also closes the pipes, and the end of one is the leash's order to kill.
            case TERM -> process.toHandle().destroy();
            case INT -> leash.drop();
        }
        if (!endsWithin(patience)) {
            kill();
        }
    }

    public void kill() {
        process.toHandle().destroyForcibly();
        endsWithin(Duration.ofSeconds(5));
    }

    private boolean endsWithin(Duration patience) {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static void copyLines(String name, Process process, PlatformLog log) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.line(name, line);
            }
        } catch (IOException e) {
            // The child ended while we read.
        }
    }
}
