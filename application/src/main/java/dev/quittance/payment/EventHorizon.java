package dev.quittance.payment;

import dev.quittance.merchant.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/**
 * How far a merchant's events can be read without passing one by. An event has its place before it is committed, so one
 * with an earlier place may still come. Whoever has an earlier place than the newest that is visible was at work when that
 * was seen: when all who were have ended, nothing can come before it any more.
 */
@ApplicationScoped
class EventHorizon {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private final Session database;

    EventHorizon(Session database) {
        this.database = database;
    }

    /**
     * What was newest at a moment.
     *
     * @param place zero when there was nothing
     * @param transaction all that were at work have older ids
     */
    record Newest(long place, String transaction) {}

    /** The last place that no event can precede any more; empty when a transaction is at work for longer than anybody waits. */
    Optional<Long> settled(Caller caller) {
        var newest = QuarkusTransaction.requiringNew().call(() -> newest(caller));
        var deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!QuarkusTransaction.requiringNew().call(() -> haveEnded(newest))) {
            if (System.nanoTime() > deadlineNanos) {
                return Optional.empty();
            }
            pause();
        }
        return Optional.of(newest.place());
    }

    /** In a transaction of its own, so that nobody else waits for the id that it takes. */
    private Newest newest(Caller caller) {
        var row = database.createNativeQuery("""
                        SELECT coalesce(max(place), 0), CAST(pg_current_xact_id() AS text) FROM payment_event
                        WHERE merchant_id = :merchant AND mode = :mode""", Tuple.class)
                .setParameter("merchant", caller.merchantId())
                .setParameter("mode", caller.mode().name().toLowerCase(Locale.ROOT))
                .getSingleResult();
        return new Newest(row.get(0, Long.class), row.get(1, String.class));
    }

    private boolean haveEnded(Newest newest) {
        return database.createNativeQuery(
                        "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= CAST(:transaction AS xid8)", Boolean.class)
                .setParameter("transaction", newest.transaction())
                .getSingleResult();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while transactions end", e);
        }
    }
}
