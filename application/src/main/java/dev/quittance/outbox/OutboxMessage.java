package dev.quittance.outbox;

import dev.quittance.id.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message owed to a queue or topic. */
@Entity
@Table(name = "outbox_message")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class OutboxMessage extends PanacheEntityBase {

    @Id
    private String id;

    private Destination destination;
    private String type;
    private @Nullable String operationId;
    private String body;
    private int relays;
    private int sendings;
    private @Nullable Instant relayAt;
    private Instant createdAt;

    /** Claimed by whoever owes it. */
    static OutboxMessage of(
            Destination destination,
            String type,
            @Nullable String operationId,
            String body,
            Duration lease,
            Instant now) {
        var message = new OutboxMessage();
        message.id = Ids.outboxMessage();
        message.destination = destination;
        message.type = type;
        message.operationId = operationId;
        message.body = body;
        message.relays = 1;
        message.relayAt = now.plus(lease);
        message.createdAt = now;
        return message;
    }

    /** Takes the oldest that are due, leaving out what another instance has; they are due again after the lease. */
    static List<OutboxMessage> claim(Destination destination, Instant now, Duration lease, int limit) {
        return getSession()
                .createNativeQuery("""
                        UPDATE outbox_message SET relay_at = :until, relays = relays + 1
                        WHERE id = ANY (ARRAY(
                            SELECT id FROM outbox_message WHERE relay_at <= :now AND destination = :destination
                            ORDER BY relay_at, id LIMIT :limit FOR UPDATE SKIP LOCKED))
                        RETURNING {outbox_message.*}""", OutboxMessage.class, "outbox_message")
                .setParameter("now", now)
                .setParameter("destination", destination.name().toLowerCase(Locale.ROOT))
                .setParameter("until", now.plus(lease))
                .setParameter("limit", limit)
                .getResultList();
    }

    static void forget(Collection<String> ids) {
        if (!ids.isEmpty()) {
            delete("id in ?1", ids);
        }
    }

    static void relayAgain(Collection<String> ids, Instant at) {
        update("relayAt = ?1 where id in ?2", at, ids);
    }

    /**
     * Instructions were sent once more. Without an effect they are due again, each time after twice the wait, until they
     * were sent so often. Their operations remember when they left for the first time, and are silent only from then on.
     */
    static void instructed(Collection<String> ids, Instant left, Instant now, Duration effectWithin, int sendingsMax) {
        if (!ids.isEmpty()) {
            getSession()
                    .createNativeMutationQuery("""
                            WITH sent AS (
                                UPDATE outbox_message SET sendings = sendings + 1,
                                    relay_at = CASE WHEN sendings + 1 < :max
                                        THEN CAST(:now AS timestamptz) + (1 << sendings) * CAST(:wait AS interval) END
                                WHERE id = ANY(:ids) RETURNING operation_id)
                            UPDATE operation SET relayed_at = :left,
                                inquire_at = CASE WHEN status = 'init'
                                    THEN inquire_at + (CAST(:left AS timestamptz) - created_at) ELSE inquire_at END
                            FROM sent WHERE operation.id = sent.operation_id AND relayed_at IS NULL""")
                    .setParameter("max", sendingsMax)
                    .setParameter("now", now)
                    .setParameter("wait", effectWithin.toString())
                    .setParameter("left", left)
                    .setParameter("ids", ids.toArray(String[]::new))
                    .executeUpdate();
        }
    }

    static void forgetOperation(String operationId) {
        delete("operationId", operationId);
    }

    String id() {
        return id;
    }

    Destination destination() {
        return destination;
    }

    String type() {
        return type;
    }

    String body() {
        return body;
    }

    /** How often it was claimed. */
    int relays() {
        return relays;
    }

    /** Whether nobody else may have claimed it yet. */
    boolean isClaimed(Instant now) {
        return relayAt != null && now.isBefore(relayAt);
    }

    /** Whether it lives on after it was sent, until its effect is seen. */
    boolean waitsForEffect() {
        return operationId != null;
    }
}
