package dev.quittance.delivery;

import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.test.Webhooks.newestDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.test.Api;
import dev.quittance.test.TestClock;
import dev.quittance.test.Webhooks;
import dev.quittance.webhook.Subscriber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SkipOwedToClosedTest {

    /** More than are skipped at once, and more than twice. */
    private static final int BACKLOG = 2_500;

    @Inject
    TestClock clock;

    @Inject
    SkipOwedToClosed skipOwedToClosed;

    @Inject
    Session database;

    @BeforeEach
    void noRetryComesByItself() {
        clock.stop();
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
        skipOwedToClosed.skip();
    }

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
        }
    }

    @Test
    void closing_givesUpSoManyAtOnce_andTheRestSoonAfter() {
        var endpoint = Backlog.of(BACKLOG, database);
        Api.asDemo().delete(Webhooks.ENDPOINTS + "/" + endpoint).then().statusCode(204);
        assertThat(pending(endpoint)).isEqualTo(1_500);
        skipOwedToClosed.skip();
        assertThat(pending(endpoint)).isZero();
    }

    @Test
    void whoeverIsAboutToOpenAReceiver_isNotForestalled() {
        var endpoint = Backlog.of(BACKLOG, database);
        Api.asDemo().delete(Webhooks.ENDPOINTS + "/" + endpoint).then().statusCode(204);
        QuarkusTransaction.requiringNew().run(() -> {
            Receiver.lock(List.of(endpoint));
            skipOwedToClosed.skip();
        });
        assertThat(pending(endpoint)).isEqualTo(1_500);
    }

    @Test
    void reopening_owesNothingThatWasOwedBefore() {
        var endpoint = Backlog.of(BACKLOG, database);
        Webhooks.change(endpoint, "{\"status\":\"disabled\"}");
        Webhooks.change(endpoint, "{\"status\":\"enabled\"}");
        assertThat(pending(endpoint)).isZero();
    }

    private static long pending(String endpoint) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Delivery.count("receiverId = ?1 and status = ?2", endpoint, DeliveryStatus.PENDING));
    }
}
