package dev.quittance.test;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The time, of which a test can let pass as much as it likes without waiting. */
@Mock
@Singleton
public class TestClock implements InstantSource {

    private static final Clock REAL = Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1));

    private volatile @Nullable Instant stoppedAt;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        var stopped = stoppedAt;
        return (stopped == null ? REAL.instant() : stopped).plus(ahead.get());
    }

    /** From now on time passes only when a test says so. */
    public void stop() {
        run();
        stoppedAt = REAL.instant();
    }

    /** Real time again, which is what anybody outside goes by. */
    public void run() {
        stoppedAt = null;
        ahead.set(Duration.ZERO);
    }

    public void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }
}
