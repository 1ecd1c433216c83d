package dev.quittance.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Finds and claims what is due, so that neither another receiver's backlog nor another instance is in the way. */
@ApplicationScoped
class DueDeliveries {

    private final Session database;

    DueDeliveries(Session database) {
        this.database = database;
    }

    /**
     * Who has something due. Jumps from receiver to receiver through the index, so that a backlog of a hundred thousand
     * costs no more than a single delivery.
     */
    List<String> receivers(Instant now) {
        return database.createNativeQuery("""
                        WITH RECURSIVE waiting AS (
                            (SELECT receiver_id, due_at FROM delivery WHERE status = 'pending'
                             ORDER BY receiver_id, due_at LIMIT 1)
                            UNION ALL
                            SELECT next.receiver_id, next.due_at FROM waiting CROSS JOIN LATERAL (
                                SELECT receiver_id, due_at FROM delivery
                                WHERE status = 'pending' AND receiver_id > waiting.receiver_id
                                ORDER BY receiver_id, due_at LIMIT 1) next)
                        SELECT receiver_id FROM waiting JOIN receiver ON receiver.id = receiver_id
                        WHERE due_at <= :now AND NOT closed AND (paused_until IS NULL OR paused_until <= :now)
                        ORDER BY due_at""", Tuple.class).setParameter("now", now).getResultList().stream()
                .map(row -> row.get(0, String.class))
                .toList();
    }

    /**
     * Claims the oldest that are due, at most as many of each receiver as given, leaving out what another instance has.
     * Where order matters, a payment's later events wait for its earlier ones, and for whatever is under way.
     */
    List<Delivery> claim(Map<String, Integer> takes, Instant now, Duration lease) {
        var receivers = takes.keySet().toArray(String[]::new);
        var limits = takes.values().toArray(Integer[]::new);
        return database.createNativeQuery("""
                        WITH due AS (
                            SELECT turn.id FROM
                                unnest(CAST(:receivers AS text[]), CAST(:limits AS int[])) AS wanted (receiver_id, take)
                                JOIN receiver ON receiver.id = wanted.receiver_id
                                CROSS JOIN LATERAL (
                                    SELECT candidate.id FROM delivery candidate
                                    WHERE candidate.receiver_id = wanted.receiver_id AND candidate.status = 'pending'
                                        AND candidate.due_at <= :now
                                        AND (candidate.claimed_until IS NULL OR candidate.claimed_until <= :now)
                                        AND (NOT receiver.ordered OR candidate.payment_id IS NULL OR NOT EXISTS (
                                            SELECT FROM delivery other
                                            WHERE other.receiver_id = candidate.receiver_id
                                                AND other.payment_id = candidate.payment_id
                                                AND other.status = 'pending' AND other.id <> candidate.id
                                                AND (other.sequence < candidate.sequence OR other.claimed_until > :now)))
                                    ORDER BY candidate.due_at, candidate.id
                                    LIMIT wanted.take
                                    FOR UPDATE OF candidate SKIP LOCKED) turn)
                        UPDATE delivery SET claimed_until = :until, claims = claims + 1 FROM due
                        WHERE delivery.id = due.id
                        RETURNING {delivery.*}""", Delivery.class, "delivery")
                .setParameter("receivers", receivers)
                .setParameter("limits", limits)
                .setParameter("now", now)
                .setParameter("until", now.plus(lease))
                .getResultList();
    }
}
