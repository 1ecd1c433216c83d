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
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpExchange;
import dev.quittance.delivery.Deliveries;
import dev.quittance.test.Api;
import dev.quittance.test.Database;
import dev.quittance.test.TestClock;
import dev.quittance.test.Webhooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WebhookDeliveryTest {

    @Inject
    TestClock clock;

    @Inject
    Deliveries deliveries;

    private Subscriber subscriber;
    private String endpoint;
    private String secret;

    @BeforeEach
    void aSubscriber() throws Exception {
        clock.stop();
        subscriber = Subscriber.answering(200);
        var created = subscribe(subscriber.url(), "payment.*");
        endpoint = created.path("id");
        secret = created.path("secret");
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
        subscriber.close();
        clock.run();
    }

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
    void gone_disablesTheEndpoint_andGivesUpWhatIsOwed() {
        subscriber.behave(exchange -> answer(exchange, 410, ""));
        Api.processingPayment();
        awaitStatus("skipped");
        Webhooks.get(endpoint).then().body("status", equalTo("disabled")).body("disabled_reason", equalTo("gone"));
        Api.processingPayment();
        assertThat(count(endpoint, "pending")).isZero();
    }

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

    private io.restassured.response.ValidatableResponse replay(String which, Instant since) {
        return command(endpoint, "replay", "{\"which\":\"" + which + "\",\"since\":\"" + since + "\"}")
                .then()
                .statusCode(202);
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

    private void awaitRequests(int count) {
        eventually().until(() -> subscriber.received().size() >= count);
    }

    private void awaitAttempts(int count) {
        eventually()
                .untilAsserted(() -> newestDelivery(endpoint)
                        .body("attempts", hasSize(count))
                        .body("attempts[0].number", greaterThan(0)));
    }

    private void awaitStatus(String status) {
        eventually().untilAsserted(() -> newestDelivery(endpoint).body("status", equalTo(status)));
    }

    /** Two looks at what is due have passed by when an event that was owed afterwards has arrived elsewhere. */
    private void letTheLoopTurn() {
        try (var other = Subscriber.answering(200)) {
            String id = subscribe(other.url(), "*").path("id");
            for (int i = 1; i <= 2; i++) {
                command(id, "test", "{}");
                int count = i;
                eventually().until(() -> other.received().size() == count);
            }
            Api.asDemo().delete(Webhooks.ENDPOINTS + "/" + id);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
