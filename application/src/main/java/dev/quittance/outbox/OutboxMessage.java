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
                        WHERE id IN (
                            SELECT id FROM outbox_message WHERE relay_at <= :now AND destination = :destination
                            ORDER BY relay_at, id LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING *""", OutboxMessage.class)
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
        update("relayAt = ?1 where id in ?2", at, ids);
    }

    /** They were sent once more, and are due again without an effect until then. */
    static void sendAgain(Collection<String> ids, Instant at) {
        update("sendings = sendings + 1, relayAt = ?1 where id in ?2", at, ids);
    }

    /** They were sent for the last time. */
    static void rest(Collection<String> ids) {
        update("sendings = sendings + 1, relayAt = null where id in ?1", ids);
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

    @Nullable
    String operationId() {
        return operationId;
    }

    /** How often it was accepted by its destination. */
    int sendings() {
        return sendings;
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
