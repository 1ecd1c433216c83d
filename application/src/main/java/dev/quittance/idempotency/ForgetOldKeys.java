package dev.quittance.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keys answer repeats for 30 days. Whether a command happened stays answerable for ever, on the resource. */
@ApplicationScoped
class ForgetOldKeys {

    private static final int AT_ONCE_MAX = 1_000;

    /** In a minute; more than are ever written in one. */
    private static final int TIMES_MAX = 60;

    private final InstantSource time;
    private final Duration keptFor;

    ForgetOldKeys(InstantSource time, @ConfigProperty(name = "quittance.idempotency.kept-for") Duration keptFor) {
        this.time = time;
        this.keptFor = keptFor;
    }

    @Scheduled(
            every = "${quittance.housekeeping.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var before = time.instant().minus(keptFor);
        var times = 0;
        while (times++ < TIMES_MAX && forget(before) == AT_ONCE_MAX) {
            // There may be more.
        }
    }

    private static int forget(Instant before) {
        return QuarkusTransaction.requiringNew().call(() -> StoredAnswer.forget(before, AT_ONCE_MAX));
    }
}
