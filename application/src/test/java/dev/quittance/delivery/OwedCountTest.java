package dev.quittance.delivery;

import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.test.Api;
import dev.quittance.test.Webhooks;
import dev.quittance.webhook.Subscriber;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwedCountTest {

    @Inject
    DeliveryMetrics metrics;

    @Inject
    MeterRegistry registry;

    @Inject
    Session database;

    @Test
    void whatIsPending_isOwed_untilItIsGivenUp() throws Exception {
        double before = owed();
        try (var failing = Subscriber.answering(500)) {
            Webhooks.subscribe(failing.url(), "payment.*");
            Api.processingPayment();
            eventually().until(() -> owed() > before);
        } finally {
            Webhooks.deleteAll();
        }
        eventually().until(() -> owed() == before);
    }

    @Test
    void backlogOfMillions_isNotReadToItsEnd() {
        var endpoint = Backlog.of(10_001, database);
        assertThat(owed()).isEqualTo(10_000);
        QuarkusTransaction.requiringNew()
                .run(() -> Delivery.update(
                        "status = ?1, finishedAt = createdAt where receiverId = ?2", DeliveryStatus.SKIPPED, endpoint));
        Webhooks.deleteAll();
    }

    private double owed() {
        metrics.countOwed();
        return registry.get("quittance.delivery.owed")
                .tag("kind", "webhook")
                .gauge()
                .value();
    }
}
