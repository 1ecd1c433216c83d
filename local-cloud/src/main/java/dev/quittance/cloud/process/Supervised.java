package dev.quittance.cloud.process;

import dev.quittance.cloud.settings.CannotStartException;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Keeps one service running: starts it again when it dies, and gives up when that keeps happening. */
public final class Supervised {

    /** This many deaths within {@link #WINDOW} are no accident. */
    private static final int DEATHS_MAX = 5;

    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);
    private static final Duration BACKOFF_MIN = Duration.ofMillis(250);

    private final Service service;
    private final ProcessRecords records;
    private final PlatformLog log;
    private final Runnable givesUp;
    private final ArrayDeque<Long> deathNanos = new ArrayDeque<>();

    private volatile boolean stopping;
    private volatile @Nullable Child child;

    /** @param givesUp called once, when the service can't be kept running */
    public Supervised(Service service, ProcessRecords records, PlatformLog log, Runnable givesUp) {
        this.service = service;
        this.records = records;
        this.log = log;
        this.givesUp = givesUp;
    }

    /** Starts the service and returns once it does its work. */
    public void start() throws Exception {
        var began = System.nanoTime();
        var started = startUnlessStopping(service.command());
        awaitReady(started);
        log.say("%s is up after %.1f s (process %d)"
                .formatted(service.name(), (System.nanoTime() - began) / 1e9, started.pid()));
        Thread.ofVirtual().name("watch-" + service.name()).start(() -> watch(started));
    }

    public void stop() {
        @Nullable Child last;
        synchronized (this) {
            stopping = true;
            last = child;
        }
        if (last != null && last.isAlive()) {
            last.stop(service.endsWithin());
        }
    }

    private synchronized Child startUnlessStopping(ChildCommand command) throws InterruptedException {
        if (stopping) {
            throw new InterruptedException(service.name() + " is not wanted any more");
        }
        var started = Child.start(command, records, log);
        child = started;
        return started;
    }

    private void awaitReady(Child started) throws InterruptedException {
        var deadline = System.nanoTime() + service.readyWithin().toNanos();
        while (!isReady()) {
            if (!started.isAlive()) {
                if (stopping) {
                    throw new InterruptedException(service.name() + " was stopped");
                }
                throw new CannotStartException(service.name() + " ended before it was up, with exit code "
                        + started.exit().join() + "; its lines above say why");
            }
            if (System.nanoTime() > deadline) {
                started.kill();
                throw new CannotStartException(service.name() + " was not up within "
                        + service.readyWithin().toSeconds() + " s");
            }
            Thread.sleep(PROBE_INTERVAL);
        }
    }

    private boolean isReady() {
        try {
            return service.isReady();
        } catch (Exception e) {
            // Not up yet, whatever it was; the deadline bounds it.
            return false;
        }
    }

    private void watch(Child watched) {
        var code = watched.exit().join();
        while (!stopping) {
            var deaths = countDeath();
            if (deaths >= DEATHS_MAX) {
                log.say("%s died %d times within %d s; giving up"
                        .formatted(service.name(), deaths, WINDOW.toSeconds()));
                givesUp.run();
                return;
            }
            var backoff = BACKOFF_MIN.multipliedBy(1L << (deaths - 1));
            log.say("%s died with exit code %d; starting it again in %d ms"
                    .formatted(service.name(), code, backoff.toMillis()));
            try {
                Thread.sleep(backoff);
                if (!stopping) {
                    start();
                }
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                log.say(service.name() + " did not come up again: " + e.getMessage());
            }
        }
    }

    private synchronized int countDeath() {
        var now = System.nanoTime();
        deathNanos.addLast(now);
        while (now - deathNanos.getFirst() > WINDOW.toNanos()) {
            deathNanos.removeFirst();
        }
        return deathNanos.size();
    }
}
