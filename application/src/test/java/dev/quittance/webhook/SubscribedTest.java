package dev.quittance.webhook;

import static dev.quittance.test.Webhooks.command;
import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.test.Webhooks.newestDelivery;
import static dev.quittance.test.Webhooks.subscribe;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.test.Api;
import dev.quittance.test.Documented;
import dev.quittance.test.TestClock;
import dev.quittance.test.Webhooks;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A subscriber that answers, its endpoint, and the time, which passes only when a test says so. */
abstract class SubscribedTest {

    @Inject
    TestClock clock;

    Subscriber subscriber;
    String endpoint;
    String secret;

    @BeforeEach
    void aSubscriber() throws Exception {
        clock.stop();
        subscriber = Subscriber.answering(200);
        var created = subscribeTo(subscriber.url());
        endpoint = created.path("id");
        secret = created.path("secret");
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
        subscriber.close();
        subscriber.bodies().forEach(Documented::checkWebhook);
    }

    /** The endpoint that each test finds; every payment event goes to it. */
    Response subscribeTo(String url) {
        return subscribe(url, "payment.*");
    }

    void awaitRequests(int count) {
        eventually().until(() -> subscriber.received().size() >= count);
    }

    void awaitAttempts(int count) {
        eventually()
                .untilAsserted(() -> newestDelivery(endpoint)
                        .body("attempts", hasSize(count))
                        .body("attempts[0].number", greaterThan(0)));
    }

    void awaitStatus(String status) {
        eventually().untilAsserted(() -> newestDelivery(endpoint).body("status", equalTo(status)));
    }

    /** Two looks at what is due have passed by when an event that was owed afterwards has arrived elsewhere. */
    void letTheLoopTurn() {
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

    io.restassured.response.ValidatableResponse replay(String which, Instant since) {
        return command(endpoint, "replay", "{\"which\":\"" + which + "\",\"since\":\"" + since + "\"}")
                .then()
                .statusCode(202);
    }
}
