package dev.quittance.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How deliveries fare, for whoever watches. Tags name kinds, outcomes and lanes, of which there are a handful; never a
 * receiver, of which there may be ten thousand.
 */
@ApplicationScoped
class DeliveryMetrics {

    private static final Duration[] LAGS = {
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        Duration.ofDays(1)
    };

    static final int OWED_COUNTED_MAX = 10_000;

    private final MeterRegistry registry;
    private final AtomicInteger prompt = new AtomicInteger();
    private final AtomicInteger slow = new AtomicInteger();
    private final Map<DeliveryKind, AtomicLong> owed = new EnumMap<>(DeliveryKind.class);

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        watchLane("prompt", prompt);
        watchLane("slow", slow);
        for (var kind : DeliveryKind.values()) {
            owed.put(kind, watchOwed(kind));
        }
    }

    void count(List<Recorded> attempts) {
        for (var attempt : attempts) {
            registry.counter(
                            "quittance.delivery.attempts",
                            "kind",
                            attempt.kind().wire(),
                            "outcome",
                            attempt.outcome())
                    .increment();
            if (attempt.isDelivered()) {
                Timer.builder("quittance.delivery.lag")
                        .description("From when it was owed, which is when the payment was resolved, to its delivery")
                        .tag("kind", attempt.kind().wire())
                        .serviceLevelObjectives(LAGS)
                        .register(registry)
                        .record(attempt.lag());
            }
        }
    }

    void inFlight(Lanes lanes) {
        prompt.set(lanes.promptInFlight());
        slow.set(lanes.slowInFlight());
    }

    /** Reads what is pending, so not as often as the loop turns. Every instance tells the same. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void countOwed() {
        var pending = Delivery.countPending(OWED_COUNTED_MAX);
        owed.forEach((kind, gauge) -> gauge.set(pending.getOrDefault(kind, 0L)));
    }

    private void watchLane(String lane, AtomicInteger inFlight) {
        Gauge.builder("quittance.delivery.in.flight", inFlight, AtomicInteger::get)
                .description("Attempts under way")
                .tag("lane", lane)
                .register(registry);
    }

    private AtomicLong watchOwed(DeliveryKind kind) {
        var count = new AtomicLong();
        Gauge.builder("quittance.delivery.owed", count, AtomicLong::get)
                .description("Deliveries neither made nor given up, counted up to " + OWED_COUNTED_MAX)
                .tag("kind", kind.wire())
                .register(registry);
        return count;
    }
}
