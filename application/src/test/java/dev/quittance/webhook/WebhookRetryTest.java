package dev.quittance.webhook;

import static dev.quittance.test.Webhooks.change;
import static dev.quittance.test.Webhooks.count;
import static dev.quittance.test.Webhooks.newestDelivery;
import static dev.quittance.webhook.Subscriber.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.test.Api;
import dev.quittance.test.Webhooks;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WebhookRetryTest extends SubscribedTest {

    @Test
    void failure_isTriedAgain_withTheSameId_untilItIsTaken() {
        subscriber.behave(exchange -> answer(exchange, subscriber.received().size() == 1 ? 500 : 200, ""));
        Api.processingPayment();
        awaitAttempts(1);
        newestDelivery(endpoint)
                .body("attempts[0].error", equalTo("answered 500"))
                .body("status", equalTo("pending"));
        clock.advance(Duration.ofSeconds(6));
        awaitStatus("delivered");
        assertThat(subscriber.received())
                .extracting(request -> request.header("Webhook-id"))
                .hasSize(2)
                .containsOnly(subscriber.received().getFirst().header("Webhook-id"));
        assertThat(subscriber.received().get(1).isSignedWith(secret)).isTrue();
    }

    @Test
    void retry_waitsForItsDelay() {
        subscriber.behave(exchange -> answer(exchange, 500, ""));
        Api.processingPayment();
        awaitAttempts(1);
        clock.advance(Duration.ofSeconds(4));
        letTheLoopTurn();
        assertThat(subscriber.received()).hasSize(1);
    }

    @Test
    void tenFailures_exhaust_andAReplayBeginsAnew() {
        subscriber.behave(exchange -> answer(exchange, 500, ""));
        Api.processingPayment();
        int attempts = 0;
        for (var delay : List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")) {
            awaitAttempts(++attempts);
            // Chance adds up to a tenth.
            clock.advance(Duration.parse(delay).multipliedBy(111).dividedBy(100));
        }
        awaitStatus("exhausted");
        subscriber.behave(exchange -> answer(exchange, 200, ""));
        String delivery = newestDelivery(endpoint).extract().path("id");
        Api.asDemo()
                .post(Webhooks.DELIVERIES + "/" + delivery + "/replay")
                .then()
                .statusCode(200);
        awaitStatus("delivered");
        Webhooks.delivery(delivery).body("attempts", hasSize(11));
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "307", "308"})
    void redirect_isAFailure_andNotFollowed(int status) throws Exception {
        try (var elsewhere = Subscriber.answering(200)) {
            subscriber.behave(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url());
                answer(exchange, status, "");
            });
            Api.processingPayment();
            awaitAttempts(1);
            newestDelivery(endpoint).body("attempts[0].error", equalTo("redirects are not followed"));
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void connectionDroppedAfterReading_isAFailure() {
        subscriber.behave(exchange -> exchange.close());
        Api.processingPayment();
        awaitAttempts(1);
        newestDelivery(endpoint)
                .body("attempts[0].error", equalTo("connection closed"))
                .body("attempts[0].status_code", nullValue());
    }

    @Test
    void nobodyListening_isAFailure() {
        subscriber.close();
        Api.processingPayment();
        awaitAttempts(1);
        newestDelivery(endpoint).body("attempts[0].error", equalTo("connection refused"));
    }

    @Test
    void unknownName_isAFailure() {
        change(endpoint, "{\"url\":\"http://nowhere.invalid/\"}");
        Api.processingPayment();
        awaitAttempts(1);
        newestDelivery(endpoint).body("attempts[0].error", equalTo("name not found"));
    }

    @Test
    void gone_disablesTheEndpoint_andGivesUpWhatIsOwed() {
        subscriber.behave(exchange -> answer(exchange, 410, ""));
        Api.processingPayment();
        awaitStatus("skipped");
        Webhooks.get(endpoint).then().body("status", equalTo("disabled")).body("disabled_reason", equalTo("gone"));
        Api.processingPayment();
        assertThat(count(endpoint, "pending")).isZero();
    }

    @Test
    void fiveDaysOfNothingButFailures_disableTheEndpoint() {
        subscriber.behave(exchange -> answer(exchange, 500, ""));
        Api.processingPayment();
        awaitAttempts(1);
        clock.advance(Duration.ofDays(5));
        awaitStatus("skipped");
        Webhooks.get(endpoint).then().body("disabled_reason", equalTo("failing"));
    }

    @Test
    void oneSuccess_isEnoughToStayEnabled() {
        subscriber.behave(exchange -> answer(exchange, subscriber.received().size() == 2 ? 200 : 500, ""));
        Api.processingPayment();
        awaitAttempts(1);
        clock.advance(Duration.ofDays(4));
        awaitStatus("delivered");
        Api.processingPayment();
        awaitAttempts(1);
        clock.advance(Duration.ofDays(4));
        awaitRequests(4);
        Webhooks.get(endpoint).then().body("status", equalTo("enabled"));
    }

    @Test
    void deletedEndpoint_getsNothingMore() {
        subscriber.behave(exchange -> answer(exchange, 500, ""));
        Api.processingPayment();
        awaitAttempts(1);
        Api.asDemo().delete(Webhooks.ENDPOINTS + "/" + endpoint);
        clock.advance(Duration.ofHours(1));
        letTheLoopTurn();
        assertThat(subscriber.received()).hasSize(1);
        newestDelivery(endpoint).body("status", equalTo("skipped"));
    }
}
