package dev.quittance.webhook;

import static dev.quittance.test.Webhooks.change;
import static dev.quittance.test.Webhooks.command;
import static dev.quittance.test.Webhooks.count;
import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.test.Webhooks.newestDelivery;
import static dev.quittance.test.Webhooks.subscribe;
import static dev.quittance.webhook.Subscriber.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.delivery.Deliveries;
import dev.quittance.test.Api;
import dev.quittance.test.Webhooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookDeliveryTest extends SubscribedTest {

    @Inject
    Deliveries deliveries;

    @Test
    void event_reachesItsSubscriber_signed() {
        var payment = Api.processingPayment();
        awaitRequests(1);
        var request = subscriber.received().getFirst();
        assertThat(request.isSignedWith(secret)).isTrue();
        assertThat(request.path()).isEqualTo("/hook");
        var body = JsonPath.from(request.body());
        assertThat(body.getString("id")).isEqualTo(request.header("Webhook-id"));
        assertThat(body.getString("type")).isEqualTo("payment.processing");
        assertThat(body.getInt("sequence")).isEqualTo(1);
        assertThat(body.getString("data.id")).isEqualTo(payment);
    }

    @Test
    void delivery_isOnRecord() {
        subscriber.behave(exchange -> answer(exchange, 201, "thank you"));
        Api.processingPayment();
        awaitStatus("delivered");
        newestDelivery(endpoint)
                .body("kind", equalTo("webhook"))
                .body("type", equalTo("payment.processing"))
                .body("next_attempt_at", nullValue())
                .body("attempts", hasSize(1))
                .body("attempts[0].status_code", equalTo(201))
                .body("attempts[0].answer", equalTo("thank you"))
                .body("attempts[0].error", nullValue());
    }

    @Test
    void forgedBody_isNotTakenForOurs() {
        Api.processingPayment();
        awaitRequests(1);
        var genuine = subscriber.received().getFirst();
        var forged = new Subscriber.Received(
                genuine.headers(), genuine.path(), genuine.body().replace("4200", "4201"));
        assertThat(forged.isSignedWith(secret)).isFalse();
    }

    @Test
    void rotation_signsWithBothSecrets_forADay() {
        String next = command(endpoint, "rotate-secret", "{}").path("secret");
        Api.processingPayment();
        awaitRequests(1);
        var request = subscriber.received().getFirst();
        assertThat(request.isSignedWith(secret)).isTrue();
        assertThat(request.isSignedWith(next)).isTrue();
    }

    @Test
    void rotation_forgetsTheOldSecret_afterADay() {
        command(endpoint, "rotate-secret", "{}");
        clock.advance(Duration.ofHours(24));
        Api.processingPayment();
        awaitRequests(1);
        assertThat(subscriber.received().getFirst().header("Webhook-signature").split(" "))
                .hasSize(1);
    }

    @Test
    void otherTypes_areNotSent() {
        change(endpoint, "{\"types\":[\"refund.*\"]}");
        Api.processingPayment();
        assertThat(count(endpoint, "pending") + count(endpoint, "delivered")).isZero();
    }

    @Test
    void anothersEvents_areNotSent() {
        Api.asOther()
                .header("Idempotency-Key", "webhooks-of-another")
                .contentType("application/json")
                .body(Api.VISA)
                .post(Api.PAYMENTS)
                .then()
                .statusCode(201);
        assertThat(count(endpoint, "pending") + count(endpoint, "delivered")).isZero();
    }

    @Test
    void endlessAnswer_isCutOff_andItsBeginningKept() {
        subscriber.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (int i = 0; i < 100_000; i++) {
                    body.write("and so on ".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        });
        Api.processingPayment();
        awaitStatus("delivered");
        String answer = newestDelivery(endpoint).extract().path("attempts[0].answer");
        assertThat(answer).hasSize(1_024).startsWith("and so on and so on ");
    }

    @Test
    void answerThatNeverEnds_isDelivered_byItsStatus() {
        var never = new CountDownLatch(1);
        subscriber.behave(exchange -> {
            exchange.sendResponseHeaders(202, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            Subscriber.hold(never);
        });
        Api.processingPayment();
        awaitStatus("delivered");
        newestDelivery(endpoint).body("attempts[0].answer", equalTo("x"));
        never.countDown();
    }

    @Test
    void replayOfWhatFailed_deliversItNow() {
        subscriber.behave(exchange -> answer(exchange, 500, ""));
        var before = clock.instant();
        Api.processingPayment();
        awaitAttempts(1);
        subscriber.behave(exchange -> answer(exchange, 200, ""));
        replay("failed", before).body("deliveries", equalTo(1)).body("has_more", equalTo(false));
        awaitStatus("delivered");
        replay("failed", before).body("deliveries", equalTo(0));
    }

    @Test
    void replayOfWhatIsMissing_deliversWhatAnEndpointWasTooLateFor() {
        // Past whatever time other tests' events are from.
        clock.advance(Duration.ofDays(20));
        change(endpoint, "{\"status\":\"disabled\"}");
        var before = clock.instant();
        Api.processingPayment();
        var missed = Api.processingPayment();
        change(endpoint, "{\"status\":\"enabled\"}");
        replay("missing", before).body("deliveries", equalTo(2));
        awaitRequests(2);
        assertThat(subscriber.bodies()).anyMatch(body -> body.contains(missed));
        replay("missing", before).body("deliveries", equalTo(0));
    }

    @Test
    void disabledEndpoint_failsWhatItWasOwed_andMissesWhatCameLater() {
        // Past whatever time other tests' events are from.
        clock.advance(Duration.ofDays(20));
        subscriber.behave(exchange -> answer(exchange, 500, ""));
        var before = clock.instant();
        Api.processingPayment();
        awaitAttempts(1);
        change(endpoint, "{\"status\":\"disabled\"}");
        Api.processingPayment();
        change(endpoint, "{\"status\":\"enabled\"}");
        replay("failed", before).body("deliveries", equalTo(1));
        replay("missing", before).body("deliveries", equalTo(1));
    }

    @Test
    void test_sendsASignedEventOfItsOwn() {
        String delivery =
                command(endpoint, "test", "{}").then().statusCode(202).extract().path("delivery");
        awaitRequests(1);
        assertThat(subscriber.received().getFirst().isSignedWith(secret)).isTrue();
        assertThat(subscriber.bodies().getFirst()).contains("\"webhook.test\"");
        eventually().untilAsserted(() -> Webhooks.delivery(delivery).body("status", equalTo("delivered")));
    }

    @Test
    void largeMetadata_staysBehind_soThatTheBodyStaysSmall() {
        var value = "\\u0001".repeat(500);
        var metadata = IntStream.range(0, 15)
                .mapToObj(i -> "\"k" + i + "\":\"" + value + "\"")
                .toList();
        Api.createPayment("{\"amount\":1,\"currency\":\"JPY\",\"payment_method\":\"pm_card_visa\",\"metadata\":{"
                        + String.join(",", metadata) + "}}")
                .then()
                .statusCode(201);
        awaitRequests(1);
        assertThat(subscriber.bodies().getFirst()).hasSizeLessThan(20_000).contains("\"metadata\":null");
    }

    @Test
    void slowAndDeadEndpoints_holdUpNobody() throws Exception {
        var stuck = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        try (var slow = new Subscriber(_ -> {
                    atOnce.incrementAndGet();
                    Subscriber.hold(stuck);
                });
                var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            subscribe(slow.url(), "*");
            subscribe("http://localhost:" + mute.getLocalPort() + "/", "*");
            IntStream.range(0, 30).forEach(_ -> Api.processingPayment());
            awaitRequests(30);
            assertThat(atOnce).hasValueLessThanOrEqualTo(16);
        } finally {
            stuck.countDown();
        }
    }

    @Test
    void endpointThatIsLocked_holdsUpNobody() throws Exception {
        try (var other = Subscriber.answering(200)) {
            subscribe(other.url(), "*");
            QuarkusTransaction.requiringNew().run(() -> {
                deliveries.lock(endpoint);
                for (int i = 1; i <= 3; i++) {
                    Api.processingPayment();
                    awaitRequests(i);
                    int count = i;
                    // Half of the time for which a lock is waited for.
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(5))
                            .until(() -> other.received().size() == count);
                }
            });
            eventually().until(() -> count(endpoint, "delivered") == 3);
            assertThat(subscriber.received()).hasSize(3);
        }
    }

    @Test
    void anothersDelivery_isNotFound() {
        Api.processingPayment();
        awaitStatus("delivered");
        String id = newestDelivery(endpoint).extract().path("id");
        Api.asOther().get(Webhooks.DELIVERIES + "/" + id).then().statusCode(404);
        Api.asOther().post(Webhooks.DELIVERIES + "/" + id + "/replay").then().statusCode(404);
        Api.asOther().get(Webhooks.DELIVERIES).then().body("data.findAll { it.id == '" + id + "' }", hasSize(0));
    }
}
