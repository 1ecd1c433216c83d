package dev.quittance.console;

import static dev.quittance.test.Webhooks.deliveries;
import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.test.Webhooks.newestDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.Records;
import dev.quittance.test.TestClock;
import dev.quittance.test.Webhooks;
import dev.quittance.webhook.Subscriber;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhooksPageTest {

    @Inject
    Console console;

    @Inject
    Records records;

    @Inject
    TestClock clock;

    private Subscriber subscriber;
    private String endpoint;

    @BeforeEach
    void aSubscriberThatIsDown() throws IOException {
        clock.stop();
        subscriber = Subscriber.answering(200);
        subscriber.answers(503, "down for <b>repair</b>");
        endpoint = Webhooks.subscribe(subscriber.url(), "payment.*").path("id");
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
        subscriber.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?merchant=%00", "?older=%00", "/{id}?older=%00", "/{id}?status=%00"})
    void characterThatNoTextHas_findsNothing(String asked) {
        console.as("viewer")
                .request()
                .urlEncodingEnabled(false)
                .get("/admin/webhooks" + asked.replace("{id}", endpoint))
                .then()
                .statusCode(200);
    }

    @Test
    void failedDelivery_showsWhatWasSentAndAnswered_andArrivesWhenItIsReplayed() {
        var payment = Api.processingPayment();
        var page = "/admin/webhooks/deliveries/" + failed();
        var operator = console.as("operator");
        operator.get(page)
                .then()
                .statusCode(200)
                .body(
                        containsString("answered 503"),
                        containsString("down for &lt;b&gt;repair"),
                        containsString(payment));
        subscriber.answers(200, "");
        operator.send(page + "/replay", Map.of("reason", "they are up again"))
                .then()
                .statusCode(303);
        eventually().untilAsserted(() -> newestDelivery(endpoint).body("status", equalTo("delivered")));
        assertThat(records.actsOn(page.substring(page.lastIndexOf('/') + 1)))
                .containsExactly("operator replay_delivery they are up again");
    }

    @Test
    void endpointThatFails_isInTrouble_untilWhatFailedWasReplayed() {
        Api.processingPayment();
        failed();
        var operator = console.as("operator");
        operator.get("/admin/webhooks?troubled=yes").then().statusCode(200).body(containsString(subscriber.url()));
        subscriber.answers(200, "");
        replay(operator, "failed").then().statusCode(303).header("Location", containsString("count=1"));
        eventually().untilAsserted(() -> newestDelivery(endpoint).body("status", equalTo("delivered")));
        operator.get("/admin/webhooks?troubled=yes").then().body(not(containsString(subscriber.url())));
        operator.get("/admin/webhooks/" + endpoint + "?status=delivered").then().body(containsString("200 in"));
    }

    @Test
    void disabledEndpoint_missesEvents_whichComeWhenItIsEnabledAndTheyAreReplayed() {
        // Past whatever time other tests' events are from.
        clock.advance(Duration.ofDays(20));
        subscriber.answers(200, "");
        var operator = console.as("operator");
        act(operator, "disable", "floods their host").then().statusCode(303);
        act(operator, "disable", "once more").then().statusCode(409);
        Webhooks.get(endpoint).then().body("disabled_reason", equalTo("by_operator"));
        deliveries("kind=notice&limit=1").body("data[0].type", equalTo("endpoint.disabled"));
        Api.processingPayment();
        act(operator, "enable", "repaired").then().statusCode(303);
        replay(operator, "missing").then().statusCode(303).header("Location", containsString("count=1"));
        eventually().untilAsserted(() -> newestDelivery(endpoint).body("status", equalTo("delivered")));
        assertThat(records.actsOn(endpoint)).hasSize(3).last().isEqualTo("operator replay_missing missed it");
    }

    @Test
    void replay_ofNothingThatIsKnown_isRefused() {
        replay(console.as("operator"), "everything").then().statusCode(409).body(containsString("Say what to replay"));
    }

    @Test
    void whatIsNotThere_isNotFound() {
        console.as("viewer").get("/admin/webhooks/we_nothing").then().statusCode(404);
        console.as("viewer")
                .get("/admin/webhooks/deliveries/del_nothing")
                .then()
                .statusCode(404);
    }

    /** The newest delivery, once its first attempt is over. */
    private String failed() {
        eventually().untilAsserted(() -> newestDelivery(endpoint).body("last_attempt.error", equalTo("answered 503")));
        return newestDelivery(endpoint).extract().path("id");
    }

    private Response act(Console.Session operator, String act, String reason) {
        return operator.send("/admin/webhooks/" + endpoint + "/" + act, Map.of("reason", reason));
    }

    private Response replay(Console.Session operator, String which) {
        return operator.send(
                "/admin/webhooks/" + endpoint + "/replay",
                Map.of("reason", "missed it", "which", which, "since", "hour"));
    }
}
