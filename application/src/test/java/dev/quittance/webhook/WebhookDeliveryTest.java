package dev.quittance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.test.Api;
import dev.quittance.test.Database;
import dev.quittance.test.Webhooks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WebhookDeliveryTest {

    private Subscriber subscriber;

    @BeforeEach
    void aSubscriber() throws Exception {
        subscriber = Subscriber.answering(200);
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
        subscriber.close();
    }

    @Test
    void event_reachesItsSubscriber_signed() {
        String secret = Webhooks.subscribe(subscriber.url(), "payment.*").path("secret");
        var payment = Api.processingPayment();
        await().until(() -> !subscriber.received().isEmpty());
        var request = subscriber.received().getFirst();
        assertThat(request.isSignedWith(secret)).isTrue();
        assertThat(request.path()).isEqualTo("/hook");
        var body = JsonPath.from(request.body());
        assertThat(body.getString("id")).isEqualTo(request.header("Webhook-id"));
        assertThat(body.getString("type")).isEqualTo("payment.processing");
        assertThat(body.getInt("sequence")).isEqualTo(1);
        assertThat(body.getString("data.id")).isEqualTo(payment);
    }
}
