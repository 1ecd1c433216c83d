package dev.quittance.delivery;

import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.test.Webhooks.newestDelivery;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.test.Api;
import dev.quittance.test.Database;
import dev.quittance.test.Webhooks;
import dev.quittance.webhook.Subscriber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SkipOwedToClosedTest {

    @Inject
    SkipOwedToClosed skipOwedToClosed;

    @Test
    void whatIsOwedToAClosedReceiver_isGivenUp() throws Exception {
        try (var failing = Subscriber.answering(500)) {
            String endpoint = Webhooks.subscribe(failing.url(), "payment.*").path("id");
            Api.processingPayment();
            eventually().untilAsserted(() -> newestDelivery(endpoint).body("attempts", hasSize(1)));
            // As if it had been closed before it saw what was owed.
            QuarkusTransaction.requiringNew()
                    .run(() -> Receiver.lock(List.of(endpoint)).getFirst().close());
            newestDelivery(endpoint).body("status", equalTo("pending"));
            skipOwedToClosed.skip();
            newestDelivery(endpoint).body("status", equalTo("skipped"));
        } finally {
            Webhooks.deleteAll();
        }
    }
}
