package dev.quittance.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keys answer repeats for 30 days. Whether a command happened stays answerable for ever, on the resource. */
@ApplicationScoped
class ForgetOldKeys {

    private static final int AT_ONCE_MAX = 1_000;

    private final InstantSource time;
    private final Duration keptFor;

    ForgetOldKeys(InstantSource time, @ConfigProperty(name = "quittance.idempotency.kept-for") Duration keptFor) {
        this.time = time;
        this.keptFor = keptFor;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        StoredAnswer.forget(time.instant().minus(keptFor), AT_ONCE_MAX);
    }
}
