package dev.quittance.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/** Gives up what was owed to a receiver at the very moment at which it was closed, when neither saw the other. */
@ApplicationScoped
class SkipOwedToClosed {

    private static final int AT_ONCE_MAX = 1_000;

    private final InstantSource time;

    SkipOwedToClosed(InstantSource time) {
        this.time = time;
    }

    @Scheduled(
            every = "${quittance.housekeeping.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void skip() {
        Delivery.skipOwedToClosed(time.instant(), AT_ONCE_MAX);
    }
}
