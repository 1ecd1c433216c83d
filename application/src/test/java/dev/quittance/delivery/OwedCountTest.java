package dev.quittance.delivery;

import static dev.quittance.test.Webhooks.eventually;

import dev.quittance.test.Api;
import dev.quittance.test.Webhooks;
import dev.quittance.webhook.Subscriber;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwedCountTest {

    @Inject
    DeliveryMetrics metrics;

    @Inject
    MeterRegistry registry;

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

    private double owed() {
        metrics.countOwed();
        return registry.get("quittance.delivery.owed")
                .tag("kind", "webhook")
                .gauge()
                .value();
    }
}
