package dev.quittance.webhook;

import static dev.quittance.test.Webhooks.change;
import static dev.quittance.test.Webhooks.command;
import static dev.quittance.test.Webhooks.count;
import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.test.Webhooks.newestDelivery;
import static dev.quittance.webhook.Subscriber.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import dev.quittance.test.Api;
import dev.quittance.test.Webhooks;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhookPauseTest extends SubscribedTest {

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 504})
    void overload_pausesTheEndpoint(int status) {
        subscriber.behave(exchange -> answer(exchange, status, ""));
        Api.processingPayment();
        awaitAttempts(1);
        Api.processingPayment();
        letTheLoopTurn();
        assertThat(subscriber.received()).hasSize(1);
        subscriber.behave(exchange -> answer(exchange, 200, ""));
        clock.advance(Duration.ofSeconds(6));
        eventually().until(() -> count(endpoint, "delivered") == 2);
    }

    @Test
    void retryAfter_isHonoured() {
        pausedForAnHour();
        clock.advance(Duration.ofMinutes(59));
        letTheLoopTurn();
        assertThat(subscriber.received()).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        awaitRequests(2);
    }

    @Test
    void successThatBeganBeforeAPause_leavesItInForce() {
        var requests = new AtomicInteger();
        var success = new CountDownLatch(1);
        subscriber.behave(exchange -> {
            if (requests.incrementAndGet() == 1) {
                eventually().until(() -> requests.get() == 2);
                refuseForAnHour(exchange, 429);
            } else {
                Subscriber.hold(success);
                answer(exchange, 200, "");
            }
        });
        Api.processingPayment();
        Api.processingPayment();
        eventually().until(() -> statusCodes().contains(429));
        success.countDown();
        eventually().until(() -> count(endpoint, "delivered") == 1);
        Api.processingPayment();
        clock.advance(Duration.ofMinutes(59));
        letTheLoopTurn();
        assertThat(requests).hasValue(2);
        clock.advance(Duration.ofMinutes(2));
        eventually().until(() -> count(endpoint, "delivered") == 3);
    }

    @Test
    void replayOfWhatFailed_endsAPause() {
        var before = clock.instant();
        pausedForAnHour();
        replay("failed", before).body("deliveries", equalTo(1));
        awaitStatus("delivered");
    }

    @Test
    void replayOfOneDelivery_endsAPause() {
        pausedForAnHour();
        String delivery = newestDelivery(endpoint).extract().path("id");
        Api.asDemo().post(Webhooks.DELIVERIES + "/" + delivery + "/replay");
        awaitStatus("delivered");
    }

    @Test
    void test_endsAPause() {
        pausedForAnHour();
        command(endpoint, "test", "{}").then().statusCode(202);
        awaitRequests(2);
    }

    @Test
    void otherUrl_beginsWithoutThePauseOfTheOldOne() throws Exception {
        pausedForAnHour();
        try (var repaired = Subscriber.answering(200)) {
            change(endpoint, "{\"url\":\"" + repaired.url() + "\"}");
            Api.processingPayment();
            eventually().until(() -> repaired.received().size() == 1);
        }
    }

    @Test
    void otherChange_leavesAPauseInForce() {
        pausedForAnHour();
        change(endpoint, "{\"description\":\"ours\"}");
        Api.processingPayment();
        letTheLoopTurn();
        assertThat(subscriber.received()).hasSize(1);
    }

    /** And well again right after. */
    private void pausedForAnHour() {
        subscriber.behave(exchange -> refuseForAnHour(exchange, 503));
        Api.processingPayment();
        awaitAttempts(1);
        subscriber.behave(exchange -> answer(exchange, 200, ""));
    }

    private static void refuseForAnHour(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "3600");
        answer(exchange, status, "");
    }

    private List<Integer> statusCodes() {
        return Webhooks.deliveries("endpoint=" + endpoint).extract().path("data.last_attempt.status_code");
    }
}
