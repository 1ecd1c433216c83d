package dev.quittance.cloud.process;

import dev.quittance.cloud.settings.CannotStartException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps one service running: starts it again when it dies, and gives up when that keeps happening. */
public final class Supervised {

    /** This many quick deaths in a row are no accident. */
    private static final int QUICK_DEATHS_MAX = 5;

    /** Who worked for as long did not die of its start. */
    private static final Duration QUICK = Duration.ofSeconds(10);

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);
    private static final Duration BACKOFF_MIN = Duration.ofMillis(250);

    private final Service service;
    private final ProcessRecords records;
    private final PlatformLog log;
    private final Runnable givesUp;

    private final AtomicInteger quickDeaths = new AtomicInteger();

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
                service.archive().ifPresent(Archive::forget);
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
        var upSinceNanos = System.nanoTime();
        var code = watched.exit().join();
        if (System.nanoTime() - upSinceNanos > QUICK.toNanos()) {
            quickDeaths.set(0);
        }
        if (!stopping) {
            log.say("%s died with exit code %d".formatted(service.name(), code));
            restart();
        }
    }

    private void restart() {
        while (!stopping && quickDeaths.incrementAndGet() < QUICK_DEATHS_MAX) {
            try {
                Thread.sleep(BACKOFF_MIN.multipliedBy(1L << (quickDeaths.get() - 1)));
                start();
                return;
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                // Whatever it was, the next try may be luckier, and they are counted.
                log.say(service.name() + " did not come up again: " + e.getMessage());
            }
        }
        if (!stopping) {
            log.say("%s died %d times soon after its start; giving up".formatted(service.name(), quickDeaths.get()));
            givesUp.run();
        }
    }
}
