package dev.quittance.delivery;

import dev.quittance.test.Webhooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.Session;

/** What is owed to an endpoint of the demo merchant's, none of it due yet. */
final class Backlog {

    private Backlog() {}

    /** Returns the endpoint's id. */
    static String of(int deliveries, Session database) {
        String endpoint =
                Webhooks.subscribe("https://example.com/", "refund.failed").path("id");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("""
                        INSERT INTO delivery
                            (id, merchant_id, mode, kind, receiver_id, event_type, content, status, due_at, created_at)
                        SELECT :endpoint || '_' || n, 'mer_demo', 'test', 'webhook', :endpoint, 'webhook.test', '{}',
                            'pending', now() + interval '1 day', now() FROM generate_series(1, :deliveries) n""")
                        .setParameter("endpoint", endpoint)
                        .setParameter("deliveries", deliveries)
                        .executeUpdate());
        return endpoint;
    }
}
