package dev.quittance.cloud.function;

import dev.quittance.cloud.process.Concurrently;
import dev.quittance.cloud.process.PlatformLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The environments of one function: some kept warm, more on demand up to a maximum, those stopped when long idle. */
final class Environments {

    /** A cold start costs seconds of processor: worth it only when no running environment is free this soon. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final Duration IDLE_MAX = Duration.ofMinutes(1);
    /** A function that fails to start this often in a row is broken, not unlucky. */
    private static final int FAILED_STARTS_MAX = 5;

    private final String function;
    private final int warm;
    private final int max;
    private final IntFunction<Environment> starts;
    private final PlatformLog log;
    private final Runnable givesUp;

    /** All that run, by number. */
    private final Map<Integer, Environment> numbered = new TreeMap<>();

    private final ArrayDeque<Environment> idle = new ArrayDeque<>();
    private int failedStarts;
    private boolean stopping;

    /**
     * @param warm so many run all the time, so that nobody waits for a cold start
     * @param starts starts the process with this number
     * @param givesUp called when the function does not start any more
     */
    Environments(
            String function, int warm, int max, IntFunction<Environment> starts, PlatformLog log, Runnable givesUp) {
        this.function = function;
        this.warm = Math.min(warm, max);
        this.max = max;
        this.starts = starts;
        this.log = log;
        this.givesUp = givesUp;
    }

    /** Starts the environments that are kept warm, side by side, and keeps them so from then on. */
    void start() throws Exception {
        Concurrently.all(Collections.nCopies(warm, () -> release(initialized(startNext()))));
        Thread.ofVirtual().name("environments-" + function).start(this::maintain);
    }

    /** Runs one invocation in an environment that is free, or in a new one, or waits for the first to become free. */
    Outcome invoke(String payload) throws InterruptedException {
        var environment = initialized(take());
        try {
            return environment.invoke(payload);
        } finally {
            release(environment);
        }
    }

    void stop() {
        stopAccepting().parallelStream().forEach(Environment::stop);
    }

    private synchronized List<Environment> stopAccepting() {
        stopping = true;
        notifyAll();
        return List.copyOf(numbered.values());
    }

    /** Returns a free environment, or one started just now when it is time for another. */
    private synchronized Environment take() throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            requireRunning();
            var free = idle.pollFirst();
            if (free != null) {
                return free;
            }
            if (numbered.size() < max && (numbered.isEmpty() || System.nanoTime() > deadline)) {
                return startNext();
            }
            wait(PATIENCE.toMillis());
        }
    }

    private synchronized void release(Environment environment) {
        if (environment.isAlive()) {
            idle.addFirst(environment);
        }
        notifyAll();
    }

    private Environment initialized(Environment environment) throws InterruptedException {
        if (environment.isInitialized()) {
            return environment;
        }
        var began = System.nanoTime();
        try {
            environment.awaitInitialized();
        } catch (RuntimeException e) {
            countFailedStart(e);
            throw e;
        }
        resetFailedStarts();
        log.say("%s is up after %.1f s (process %d)"
                .formatted(environment.name(), (System.nanoTime() - began) / 1e9, environment.pid()));
        return environment;
    }

    /** In the same breath as the decision that it may be one more. */
    private synchronized Environment startNext() throws InterruptedException {
        requireRunning();
        var number = IntStream.iterate(1, i -> i + 1)
                .filter(i -> !numbered.containsKey(i))
                .findFirst()
                .orElseThrow();
        var environment = started(number);
        numbered.put(number, environment);
        var _ = environment.exit().thenAccept(code -> forget(number, environment, code));
        return environment;
    }

    private Environment started(int number) {
        try {
            return starts.apply(number);
        } catch (RuntimeException e) {
            countFailedStart(e);
            throw e;
        }
    }

    private synchronized void forget(int number, Environment environment, int code) {
        numbered.remove(number);
        idle.remove(environment);
        if (!stopping && !environment.wasEnded()) {
            log.say(environment.name() + " died with exit code " + code);
        }
        notifyAll();
    }

    private synchronized void countFailedStart(RuntimeException failure) {
        failedStarts++;
        if (!stopping && failedStarts == FAILED_STARTS_MAX) {
            log.say("%s failed to start %d times in a row; giving up: %s"
                    .formatted(function, failedStarts, failure.getMessage()));
            givesUp.run();
        }
    }

    private synchronized void resetFailedStarts() {
        failedStarts = 0;
    }

    private void maintain() {
        try {
            while (true) {
                Thread.sleep(PATIENCE);
                keepWarm();
                retireLongIdle();
            }
        } catch (InterruptedException e) {
            // Being stopped.
        }
    }

    private void keepWarm() throws InterruptedException {
        try {
            var missing = startWhenShortOfWarm();
            if (missing != null) {
                release(initialized(missing));
            }
        } catch (RuntimeException e) {
            // Whatever it was, for instance a full disk, the next try may be luckier, and they are counted.
            log.say(String.valueOf(e.getMessage()));
        }
    }

    private void retireLongIdle() {
        var longest = takeLongIdle();
        if (longest != null) {
            log.say(longest.name() + " has been idle for long; stopping it");
            longest.stop();
        }
    }

    private synchronized @Nullable Environment takeLongIdle() {
        var longest = idle.peekLast();
        if (numbered.size() <= warm || longest == null || longest.idleFor().compareTo(IDLE_MAX) < 0) {
            return null;
        }
        return idle.removeLast();
    }

    private synchronized @Nullable Environment startWhenShortOfWarm() throws InterruptedException {
        requireRunning();
        return numbered.size() < warm ? startNext() : null;
    }

    private synchronized void requireRunning() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException(function + " is being stopped");
        }
    }
}
