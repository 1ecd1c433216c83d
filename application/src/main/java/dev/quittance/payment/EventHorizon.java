package dev.quittance.payment;

import dev.quittance.merchant.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/**
 * How far a merchant's events can be read without passing one by. An event has its place before it is committed, so one
 * with an earlier place may still come: from whoever was writing events when the newest was seen, for a writer locks the
 * table before it is given a place. When all who were have ended, nothing can come before the newest any more.
 */
@ApplicationScoped
class EventHorizon {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private static final String WRITERS = """
            SELECT virtualtransaction FROM pg_locks
            WHERE relation = CAST('payment_event' AS regclass) AND mode = 'RowExclusiveLock' AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""";

    private final Session database;

    EventHorizon(Session database) {
        this.database = database;
    }

    /**
     * What was newest at a moment.
     *
     * @param place zero when there was nothing
     * @param writers the transactions that were writing events then, or soon after
     */
    record Newest(long place, List<String> writers) {}

    /** The last place that no event can precede any more; empty when somebody writes for longer than anybody waits. */
    Optional<Long> settled(Caller caller) {
        var newest = QuarkusTransaction.requiringNew().call(() -> newest(caller));
        var left = newest.writers();
        var deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadlineNanos) {
                return Optional.empty();
            }
            pause();
            var writing = QuarkusTransaction.requiringNew().call(this::writers);
            left = left.stream().filter(writing::contains).toList();
        }
        return Optional.of(newest.place());
    }

    private Newest newest(Caller caller) {
        var place = database.createNativeQuery("""
                        SELECT coalesce(max(place), 0) FROM payment_event
                        WHERE merchant_id = :merchant AND mode = :mode""", Tuple.class)
                .setParameter("merchant", caller.merchantId())
                .setParameter("mode", caller.mode().name().toLowerCase(Locale.ROOT))
                .getSingleResult()
                .get(0, Long.class);
        // In this order: who has committed before the second question is seen by whoever reads the list.
        return new Newest(place, writers());
    }

    private List<String> writers() {
        return database.createNativeQuery(WRITERS, Tuple.class).getResultList().stream()
                .map(row -> row.get(0, String.class))
                .toList();
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
