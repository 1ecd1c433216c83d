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
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplayTest {

    @Inject
    TestClock clock;

    @Inject
    Session database;

    @BeforeEach
    void noRetryComesByItself() {
        clock.stop();
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
    }

    @Test
    void replay_takesNothingBack_ofWhatHappenedWhileItWaitedForTheReceiver() throws Exception {
        try (var failing = Subscriber.answering(500)) {
            String endpoint = Webhooks.subscribe(failing.url(), "payment.*").path("id");
            Api.processingPayment();
            eventually().untilAsserted(() -> newestDelivery(endpoint).body("attempts", hasSize(1)));
            String delivery = newestDelivery(endpoint).extract().path("id");
            var replayed = QuarkusTransaction.requiringNew().call(() -> {
                Receiver.lock(List.of(endpoint));
                var replay = CompletableFuture.supplyAsync(() -> replay(delivery));
                eventually().pollInSameThread().until(this::someoneWaits);
                Delivery.update("claims = 7 where id = ?1", delivery);
                return replay;
            });
            assertThat(replayed.get().statusCode()).isEqualTo(200);
            eventually()
                    .untilAsserted(() -> Webhooks.delivery(delivery)
                            .body("attempts", hasSize(2))
                            .body("attempts[0].number", equalTo(8)));
        }
    }

    @Test
    void replayThatIsRepeated_isSentOnce() throws Exception {
        try (var subscriber = Subscriber.answering(200)) {
            String endpoint = Webhooks.subscribe(subscriber.url(), "payment.*").path("id");
            Api.processingPayment();
            eventually().untilAsserted(() -> newestDelivery(endpoint).body("status", equalTo("delivered")));
            String path = Webhooks.DELIVERIES + "/"
                    + newestDelivery(endpoint).extract().path("id") + "/replay";
            var key = UUID.randomUUID().toString();
            var first = Api.asDemo().header("Idempotency-Key", key).post(path).asString();
            eventually().untilAsserted(() -> newestDelivery(endpoint).body("attempts", hasSize(2)));
            Api.asDemo()
                    .header("Idempotency-Key", key)
                    .post(path)
                    .then()
                    .header("Idempotent-Replayed", "true")
                    .body(equalTo(first));
            newestDelivery(endpoint).body("status", equalTo("delivered"));
        }
    }

    private static Response replay(String delivery) {
        return Api.asDemo().post(Webhooks.DELIVERIES + "/" + delivery + "/replay");
    }

    private boolean someoneWaits() {
        return database.createNativeQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'", Long.class)
                        .getSingleResult()
                > 0;
    }
}
