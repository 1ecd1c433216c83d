package dev.quittance.console;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Counts the half-hours that are over, each in a transaction of its own: after a pause all those that it lasted. */
@ApplicationScoped
class CountHalfHours {

    /** More than are kept. */
    private static final int AT_ONCE_MAX = 400;

    /** For all that are kept to change at once. */
    private static final int SECONDS_MAX = 300;

    private final HalfHours halfHours;

    CountHalfHours(HalfHours halfHours) {
        this.halfHours = halfHours;
    }

    @Scheduled(
            every = "${quittance.housekeeping.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        int counted = 0;
        while (counted < AT_ONCE_MAX && inTransaction(halfHours::countNext)) {
            counted++;
        }
        int late = inTransaction(halfHours::countLate);
        if (counted + late > 0) {
            Log.infof("event=overview.counted halfHours=%d late=%d", counted, late);
        }
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(SECONDS_MAX).call(work);
    }
}
