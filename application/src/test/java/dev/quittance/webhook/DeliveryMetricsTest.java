package dev.quittance.webhook;

import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.webhook.Subscriber.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.test.Api;
import dev.quittance.test.Database;
import dev.quittance.test.TestClock;
import dev.quittance.test.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of deliveries to whoever watches the application. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class DeliveryMetricsTest {

    @Inject
    MeterRegistry registry;

    @Inject
    TestClock clock;

    private Subscriber subscriber;

    @BeforeEach
    void aSubscriber() throws Exception {
        // What an earlier test left under way is counted when it ends.
        eventually().until(() -> inFlight("prompt") + inFlight("slow") == 0);
        clock.stop();
        subscriber = Subscriber.answering(200);
        Webhooks.subscribe(subscriber.url(), "payment.*");
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
        subscriber.close();
        clock.run();
    }

    @Test
    void failure_thenDelivery_areCounted_andTheLagTimed() {
        double failed = attempts("failed");
        double delivered = attempts("delivered");
        double lag = lagSeconds();
        subscriber.behave(exchange -> answer(exchange, subscriber.received().size() == 1 ? 500 : 200, ""));
        Api.processingPayment();
        eventually().until(() -> attempts("failed") == failed + 1);
        clock.advance(Duration.ofSeconds(6));
        eventually().until(() -> attempts("delivered") == delivered + 1);
        assertThat(lagSeconds() - lag).isBetween(6.0, 7.0);
    }

    @Test
    void attemptUnderWay_isInFlight_untilItIsOver() {
        var held = new CountDownLatch(1);
        subscriber.behave(exchange -> {
            Subscriber.hold(held);
            answer(exchange, 200, "");
        });
        Api.processingPayment();
        eventually().until(() -> inFlight("prompt") == 1);
        held.countDown();
        eventually().until(() -> inFlight("prompt") == 0);
    }

    @Test
    void tags_areBounded() {
        Api.processingPayment();
        eventually().until(() -> !subscriber.received().isEmpty());
        assertThat(registry.getMeters())
                .filteredOn(meter -> meter.getId().getName().startsWith("quittance.delivery."))
                .isNotEmpty()
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .isSubsetOf(
                        "webhook",
                        "receipt",
                        "notice",
                        "prompt",
                        "slow",
                        "delivered",
                        "failed",
                        "exhausted",
                        "skipped",
                        "postponed");
    }

    private double attempts(String outcome) {
        return registry.counter("quittance.delivery.attempts", "kind", "webhook", "outcome", outcome)
                .count();
    }

    private double lagSeconds() {
        var timer =
                registry.find("quittance.delivery.lag").tag("kind", "webhook").timer();
        return timer == null ? 0 : timer.totalTime(TimeUnit.SECONDS);
    }

    private double inFlight(String lane) {
        return registry.get("quittance.delivery.in.flight")
                .tag("lane", lane)
                .gauge()
                .value();
    }
}
