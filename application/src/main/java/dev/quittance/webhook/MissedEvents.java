package dev.quittance.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;

/** Events that an endpoint wants by now and was never owed. */
@ApplicationScoped
class MissedEvents {

    private final Session session;

    MissedEvents(Session session) {
        this.session = session;
    }

    record Missed(String id, String type, String paymentId, long sequence) {}

    /** Oldest first, in one query over two packages' tables: to go through a month of events in Java takes too long. */
    List<Missed> since(Instant since, WebhookEndpoint endpoint, int limit) {
        return session
                .createNativeQuery("""
                        SELECT event.id, event.type, event.payment_id, event.sequence FROM payment_event event
                        WHERE event.merchant_id = :merchant AND event.mode = :mode AND event.occurred_at >= :since
                            AND event.type = ANY (CAST(:types AS text[]))
                            AND NOT EXISTS (
                                SELECT FROM delivery WHERE delivery.receiver_id = :endpoint AND delivery.event_id = event.id)
                        ORDER BY event.occurred_at, event.place LIMIT :limit""", Tuple.class)
                .setParameter("merchant", endpoint.merchantId())
                .setParameter("mode", endpoint.mode().name().toLowerCase(Locale.ROOT))
                .setParameter("since", since)
                .setParameter("types", endpoint.subscribedTypes().toArray(String[]::new))
                .setParameter("endpoint", endpoint.id())
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new Missed(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Long.class)))
                .toList();
    }
}
