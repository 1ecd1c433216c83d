package dev.quittance.resolution;

import dev.quittance.events.Outcome;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An outcome that was resolved, by its event id, so that the same one told again changes nothing. */
@Entity
@Table(name = "outcome")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class SeenOutcome extends PanacheEntityBase {

    @Id
    private String eventId;

    private String operationId;
    private String type;
    private @Nullable Instant occurredAt;
    private Instant receivedAt;

    /** Returns false when it was seen before; a twin under way elsewhere is waited for. */
    static boolean isNew(Outcome outcome, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                INSERT INTO outcome (event_id, operation_id, type, occurred_at, received_at)
                                VALUES (:event, :operation, :type, :occurred, :now) ON CONFLICT DO NOTHING""")
                        .setParameter("event", outcome.eventId())
                        .setParameter("operation", outcome.operation().id())
                        .setParameter("type", outcome.type())
                        .setParameter("occurred", outcome.occurredAt())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
