package dev.quittance.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** One try of a delivery, which can only be added to the others. */
@Entity
@Table(name = "delivery_attempt")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class DeliveryAttempt extends PanacheEntityBase {

    @Embeddable
    record Key(String deliveryId, int number) {}

    @EmbeddedId
    private Key key;

    private Instant startedAt;
    private int latencyMillis;
    private @Nullable Integer statusCode;
    private @Nullable String error;
    private @Nullable String answer;

    static DeliveryAttempt of(String deliveryId, int number, AttemptResult result) {
        var attempt = new DeliveryAttempt();
        attempt.key = new Key(deliveryId, number);
        attempt.startedAt = result.startedAt();
        attempt.latencyMillis = (int) result.latency().toMillis();
        attempt.statusCode = result.statusCode();
        attempt.error = result.error();
        // What PostgreSQL can't keep in a text.
        attempt.answer = result.answer() == null ? null : result.answer().replace('\0', '\uFFFD');
        return attempt;
    }

    static List<DeliveryAttempt> latestOf(String deliveryId, int limit) {
        return DeliveryAttempt.<DeliveryAttempt>find("key.deliveryId = ?1 order by key.number desc", deliveryId)
                .range(0, limit - 1)
                .list();
    }

    /** The last of each. */
    static List<DeliveryAttempt> lastOf(Session session, List<String> deliveryIds) {
        return deliveryIds.isEmpty()
                ? List.of()
                : session.createNativeQuery("""
                        SELECT DISTINCT ON (delivery_id) {delivery_attempt.*} FROM delivery_attempt
                        WHERE delivery_id IN (:ids) ORDER BY delivery_id, number DESC""", DeliveryAttempt.class, "delivery_attempt")
                        .setParameterList("ids", deliveryIds)
                        .getResultList();
    }

    String deliveryId() {
        return key.deliveryId();
    }

    AttemptView view() {
        return new AttemptView(key.number(), startedAt, latencyMillis, statusCode, error, answer);
    }
}
