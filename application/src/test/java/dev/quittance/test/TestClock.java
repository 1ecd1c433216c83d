package dev.quittance.test;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time, of which a test can let pass as much as it likes without waiting. */
@Mock
@Singleton
public class TestClock implements InstantSource {

    private static final Clock REAL = Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1));

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return REAL.instant().plus(ahead.get());
    }

    /** It never goes back: what other tests have left behind must not become young again. */
    public void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }
}
