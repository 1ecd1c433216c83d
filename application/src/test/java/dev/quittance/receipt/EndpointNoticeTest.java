package dev.quittance.receipt;

import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.test.Webhooks.newestDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.test.Api;
import dev.quittance.test.MailServer;
import dev.quittance.test.TestClock;
import dev.quittance.test.Webhooks;
import dev.quittance.webhook.Subscriber;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merchant learns by mail that an endpoint of its gets nothing any more. */
@QuarkusTest
class EndpointNoticeTest {

    /** Each a little more than the schedule's next delay, with what chance adds to it. */
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(6),
            Duration.ofMinutes(6),
            Duration.ofMinutes(34),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(16),
            Duration.ofHours(23));

    @Inject
    TestClock clock;

    private Subscriber subscriber;
    private String endpoint;

    @BeforeEach
    void aFailingSubscriber() throws IOException {
        clock.stop();
        subscriber = Subscriber.answering(500);
        endpoint = Webhooks.subscribe(subscriber.url(), "payment.*").path("id");
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
        subscriber.close();
    }

    @Test
    void fiveDaysOfNothingButFailures_disableTheEndpoint_andItsOwnerIsWritten() {
        Api.processingPayment();
        int attempts = failTimes(0);
        for (var delay : DELAYS) {
            clock.advance(delay);
            attempts = failTimes(attempts);
        }
        Webhooks.get(endpoint).then().body("status", equalTo("enabled"));
        assertThat(letters()).isEmpty();

        clock.advance(Duration.ofDays(3));
        eventually().until(() -> letters().size() == 1);
        Webhooks.get(endpoint).then().body("status", equalTo("disabled")).body("disabled_reason", equalTo("failing"));
        failTimes(attempts);
        assertThat(MailServer.text(letters().getFirst())).contains("For five days it has answered nothing but errors");
    }

    /** One attempt more than before, and it failed. */
    private int failTimes(int before) {
        eventually().untilAsserted(() -> newestDelivery(endpoint).body("attempts", hasSize(before + 1)));
        return before + 1;
    }

    private List<MimeMessage> letters() {
        return MailServer.mailsTo("owner@demo.localhost").stream()
                .filter(letter -> MailServer.text(letter).contains(subscriber.url()))
                .toList();
    }
}
