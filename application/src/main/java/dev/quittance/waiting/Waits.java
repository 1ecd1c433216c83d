package dev.quittance.waiting;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for an outcome. While any does, a query every now and then asks for all of them which are settled, so
 * it doesn't matter which instance resolved them; the one that did asks at once. (PostgreSQL's NOTIFY would wake the
 * others a little sooner, but it serializes the commits of everybody who notifies.)
 */
@ApplicationScoped
public class Waits {

    /** For what another instance resolved. A human notices a tenth of a second. */
    private static final Duration ASK_EVERY = Duration.ofMillis(100);

    private static final Duration WAIT_MAX = Duration.ofSeconds(20);

    /** More than these are answered at once, as if they hadn't asked to wait. */
    private static final int WAITERS_MAX = 2_000;

    /** A class of our own, because one waiter is never equal to another. */
    private static final class Waiter {
        private final CompletableFuture<Boolean> woken = new CompletableFuture<>();
    }

    private final Settled settled;
    private final Map<String, Set<Waiter>> waiters = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> asking;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<String> resolved = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean askingSoon = new AtomicBoolean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("waits").daemon().factory());

    Waits(Settled settled) {
        this.settled = settled;
    }

    /** Completes when the thing with this id is settled, or when the wait is over; never exceptionally. */
    public CompletionStage<Boolean> until(String id, Duration wait) {
        if (count.incrementAndGet() > WAITERS_MAX) {
            count.decrementAndGet();
            return CompletableFuture.completedFuture(false);
        }
        var waiter = new Waiter();
        // In one step, like their leaving: nobody may join others who have just been forgotten.
        waiters.compute(id, (_, others) -> {
            var all = others == null ? ConcurrentHashMap.<Waiter>newKeySet() : others;
            all.add(waiter);
            return all;
        });
        return waiter.woken
                .completeOnTimeout(false, Math.min(wait.toMillis(), WAIT_MAX.toMillis()), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> forget(id, waiter));
    }

    /** Asks at once about these instead of at the next turn: this instance has just resolved something of them. */
    public void askNow(Collection<String> ids) {
        if (ids.stream().filter(waiters::containsKey).filter(resolved::add).count() > 0
                && askingSoon.compareAndSet(false, true)) {
            clock.execute(() -> {
                askingSoon.set(false);
                var asked = Set.copyOf(resolved);
                resolved.removeAll(asked);
                wakeSettled(asked);
            });
        }
    }

    private void forget(String id, Waiter waiter) {
        count.decrementAndGet();
        waiters.computeIfPresent(id, (_, others) -> {
            others.remove(waiter);
            return others.isEmpty() ? null : others;
        });
    }

    void start(@Observes StartupEvent started) {
        asking = clock.scheduleWithFixedDelay(
                () -> wakeSettled(Set.copyOf(waiters.keySet())), 0, ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (asking != null) {
            asking.cancel(false);
        }
        clock.shutdownNow();
    }

    private void wakeSettled(Set<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            var done = QuarkusTransaction.requiringNew().call(() -> settled.among(ids));
            done.forEach(id ->
                    Set.copyOf(waiters.getOrDefault(id, Set.of())).forEach(waiter -> waiter.woken.complete(true)));
        } catch (RuntimeException e) {
            // They wait on, and are answered when their time is over.
            Log.warnf("event=waiters.not_woken waiters=%d cause=%s", count.get(), e.toString());
        }
    }
}
