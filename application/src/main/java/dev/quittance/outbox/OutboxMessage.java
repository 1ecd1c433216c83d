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
    private Instant relayAt;
    private Instant createdAt;

    static OutboxMessage of(
            Destination destination, String type, @Nullable String operationId, String body, Instant now) {
        var message = new OutboxMessage();
        message.id = Ids.outboxMessage();
        message.destination = destination;
        message.type = type;
        message.operationId = operationId;
        message.body = body;
        message.relayAt = now;
        message.createdAt = now;
        return message;
    }

    /** Takes the oldest that are due, leaving out what another instance has; they are due again after the lease. */
    static List<OutboxMessage> claim(Instant now, Duration lease, int limit) {
        return getSession()
                .createNativeQuery("""
                        UPDATE outbox_message SET relay_at = :until, relays = relays + 1
                        WHERE id IN (
                            SELECT id FROM outbox_message WHERE relay_at <= :now
                            ORDER BY relay_at, id LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING *""", OutboxMessage.class)
                .setParameter("now", now)
                .setParameter("until", now.plus(lease))
                .setParameter("limit", limit)
                .getResultList();
    }

    static void forget(Collection<String> ids) {
        if (!ids.isEmpty()) {
            delete("id in ?1", ids);
        }
    }

    /** Remembers when these instructions left for the first time. */
    static void relayed(Collection<String> operationIds, Instant at) {
        if (!operationIds.isEmpty()) {
            getEntityManager()
                    .createNativeQuery(
                            "UPDATE operation SET relayed_at = :at WHERE id IN (:ids) AND relayed_at IS NULL")
                    .setParameter("at", at)
                    .setParameter("ids", operationIds)
                    .executeUpdate();
        }
    }

    static void relayAgain(Collection<String> ids, Instant at) {
        if (!ids.isEmpty()) {
            update("relayAt = ?1 where id in ?2", at, ids);
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

    int relays() {
        return relays;
    }

    @Nullable
    String operationId() {
        return operationId;
    }

    /** Whether it lives on after it was sent, until its effect is seen. */
    boolean waitsForEffect() {
        return operationId != null;
    }
}
