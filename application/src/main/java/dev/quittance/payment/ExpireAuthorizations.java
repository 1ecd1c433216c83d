package dev.quittance.payment;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Has authorizations canceled that nobody captured in time. */
@ApplicationScoped
class ExpireAuthorizations {

    private static final int AT_ONCE_MAX = 100;
    private static final int TIMES_MAX = 60;

    private final Payments payments;

    ExpireAuthorizations(Payments payments) {
        this.payments = payments;
    }

    @Scheduled(
            every = "${quittance.housekeeping.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        var times = 0;
        var expired = AT_ONCE_MAX;
        while (times++ < TIMES_MAX && expired == AT_ONCE_MAX) {
            expired = payments.expire(AT_ONCE_MAX);
            if (expired > 0) {
                Log.infof("event=authorizations.expired payments=%d", expired);
            }
        }
    }
}
