package dev.quittance.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gives up what is left of a long backlog when its receiver is closed, and what was owed at that very moment, when neither
 * saw the other.
 */
@ApplicationScoped
class SkipOwedToClosed {

    private static final int AT_ONCE_MAX = 1_000;

    /** In a minute: a backlog of hundreds of thousands is gone within a few. */
    private static final int TIMES_MAX = 60;

    private final InstantSource time;

    SkipOwedToClosed(InstantSource time) {
        this.time = time;
    }

    @Scheduled(
            every = "${quittance.housekeeping.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void skip() {
        var now = time.instant();
        var times = 0;
        while (times++ < TIMES_MAX && skip(now) == AT_ONCE_MAX) {
            // There may be more.
        }
    }

    private static int skip(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> Delivery.skipOwedToClosed(now, AT_ONCE_MAX));
    }
}
