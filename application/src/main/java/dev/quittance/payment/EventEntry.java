package dev.quittance.payment;

import dev.quittance.events.Mode;
import dev.quittance.events.PaymentEvent;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A payment event as it stands in the database, which can only be added to. */
@Entity
@Table(name = "payment_event")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills and reads them
class EventEntry extends PanacheEntityBase {

    @Id
    private String id;

    private String merchantId;
    private Mode mode;
    private String paymentId;
    private long sequence;
    private String type;
    private @Nullable String previousEventId;
    private Instant occurredAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private String data;

    static EventEntry of(PaymentEvent event) {
        var entry = new EventEntry();
        entry.id = event.eventId();
        entry.merchantId = event.merchantId();
        entry.mode = event.mode();
        entry.paymentId = event.paymentId();
        entry.sequence = event.sequence();
        entry.type = event.type();
        entry.previousEventId = event.previousEventId();
        entry.occurredAt = event.occurredAt();
        entry.data = event.data().toString();
        return entry;
    }

    static Optional<EventEntry> find(Caller caller, String id) {
        return find("id = ?1 and merchantId = ?2 and mode = ?3", id, caller.merchantId(), caller.mode())
                .firstResultOptional();
    }

    EventView view() {
        return new EventView(id, type, paymentId, sequence, previousEventId, occurredAt, StrictJson.stored(data));
    }
}
