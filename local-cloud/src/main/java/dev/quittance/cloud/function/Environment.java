package dev.quittance.cloud.function;

import dev.quittance.cloud.process.Child;
import dev.quittance.cloud.process.ChildCommand;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of a function: it runs one invocation at a time, and does not outlive one that hangs. */
final class Environment {

    /** AWS gives 10 s; a crowded laptop needs more. */
    private static final Duration INITIALIZED_WITHIN = Duration.ofMinutes(2);

    /** The first of all leaves an archive of its classes behind, which takes its time. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    private final String name;
    private final FunctionSettings settings;
    private final RuntimeApi api;
    private final Child child;
    private volatile boolean initialized;
    private volatile boolean ended;
    private volatile long idleSinceNanos = System.nanoTime();

    private Environment(String name, FunctionSettings settings, RuntimeApi api, Child child) {
        this.name = name;
        this.settings = settings;
        this.api = api;
        this.child = child;
    }

    static Environment start(
            int number, FunctionSettings settings, ProcessRecords records, PlatformLog log, InstantSource clock) {
        var name = settings.name() + "-" + number;
        var api = new RuntimeApi(settings.arn(), settings.timeout(), clock);
        var variables = new HashMap<>(settings.environment());
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", name);
        var command = new ChildCommand(
                name,
                settings.command(number == 1),
                variables,
                settings.code().taskRoot(),
                ChildCommand.EndSignal.TERM);
        try {
            var child = Child.start(command, records, log);
            var _ = child.exit().thenRun(api::close);
            return new Environment(name, settings, api, child);
        } catch (UncheckedIOException e) {
            api.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return child.pid();
    }

    boolean isAlive() {
        return child.isAlive();
    }

    CompletableFuture<Integer> exit() {
        return child.exit();
    }

    Duration idleFor() {
        return Duration.ofNanos(System.nanoTime() - idleSinceNanos);
    }

    /** Whether somebody has seen it wait for its first invocation. */
    boolean isInitialized() {
        return initialized;
    }

    /** Returns once the function waits for its first invocation; throws when it ends or fails before that. */
    void awaitInitialized() throws InterruptedException {
        var ended = exit().thenAccept(code -> {
            throw new IllegalStateException(name + " ended with exit code " + code + " while it was starting");
        });
        try {
            CompletableFuture.anyOf(api.initialized(), ended).get(INITIALIZED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            initialized = true;
        } catch (TimeoutException e) {
            kill();
            throw new IllegalStateException(name + " did not start within " + INITIALIZED_WITHIN.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            kill();
            settings.archive().forget();
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    /** Runs one invocation to its end, which is the process's end too when the time is over. */
    Outcome invoke(String payload) throws InterruptedException {
        var invocation = Invocation.of(payload);
        var handOver = Thread.ofVirtual().start(() -> handOver(invocation));
        try {
            // Nothing may stay at the exit, which comes once: it would keep each invocation until then.
            var first = CompletableFuture.anyOf(invocation.outcome(), exit())
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return first instanceof Integer code ? Outcome.Failed.crashed(invocation.id(), code) : (Outcome) first;
        } catch (TimeoutException e) {
            kill();
            return Outcome.Failed.timedOut(invocation.id(), settings.function().timeoutSeconds());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            handOver.interrupt();
            idleSinceNanos = System.nanoTime();
        }
    }

    void stop() {
        ended = true;
        child.stop(ENDS_WITHIN);
    }

    /** Whether its end is ours, and no news. */
    boolean wasEnded() {
        return ended;
    }

    private void kill() {
        ended = true;
        child.kill();
    }

    private void handOver(Invocation invocation) {
        try {
            api.invoke(invocation);
        } catch (InterruptedException e) {
            // The process ended before it took the invocation.
            Thread.currentThread().interrupt();
        }
    }
}
