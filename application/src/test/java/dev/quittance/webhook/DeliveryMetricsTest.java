package dev.quittance.webhook;

import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.webhook.Subscriber.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.test.Api;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of deliveries to whoever watches the application. */
@QuarkusTest
class DeliveryMetricsTest extends SubscribedTest {

    @Inject
    MeterRegistry registry;

    @BeforeEach
    @Override
    void aSubscriber() throws Exception {
        // What an earlier test left under way is counted when it ends.
        eventually().until(() -> inFlight("prompt") + inFlight("slow") == 0);
        super.aSubscriber();
    }

    @Test
    void failure_thenDelivery_areCounted_andTheLagTimed() {
        double failed = attempts("failed");
        double delivered = attempts("delivered");
        double lag = lagNanos();
        subscriber.behave(exchange -> answer(exchange, subscriber.received().size() == 1 ? 500 : 200, ""));
        Api.processingPayment();
        eventually().until(() -> attempts("failed") == failed + 1);
        clock.advance(Duration.ofSeconds(6));
        eventually().until(() -> attempts("delivered") == delivered + 1);
        assertThat(lagNanos() - lag).isBetween(6e9, 7e9);
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

    private double lagNanos() {
        var timer =
                registry.find("quittance.delivery.lag").tag("kind", "webhook").timer();
        return timer == null ? 0 : timer.totalTime(TimeUnit.NANOSECONDS);
    }

    private double inFlight(String lane) {
        return registry.get("quittance.delivery.in.flight")
                .tag("lane", lane)
                .gauge()
                .value();
    }
}
