package dev.quittance.webhook;

import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.webhook.Subscriber.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Webhooks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An endpoint that wants a payment's events one after the other. */
@QuarkusTest
class OrderedDeliveryTest extends SubscribedTest {

    @Inject
    Psp psp;

    private String head = "";

    @Override
    Response subscribeTo(String url) {
        return Webhooks.register("{\"url\":\"" + url + "\",\"types\":[\"*\"],\"ordered\":true}");
    }

    @Test
    void eventThatFails_isTakenBeforeTheLaterOnes() {
        subscriber.behave(exchange -> answer(exchange, subscriber.received().size() == 1 ? 500 : 200, ""));
        var payment = Api.manualPayment();
        awaitAttempts(newestDelivery(), 1);
        twoMoreEventsOf(payment);
        assertThat(sequencesOf(payment)).containsExactly(1);
        clock.advance(Duration.ofSeconds(6));
        eventually().until(() -> sequencesOf(payment).equals(List.of(1, 1, 2, 3)));
    }

    @Test
    void eventsOfOnePayment_areNeverSentTwoAtOnce_andHoldUpNoOtherPayments() {
        var answered = new CountDownLatch(1);
        subscriber.behave(exchange -> {
            if (subscriber.received().size() == 1) {
                Subscriber.hold(answered);
            }
            answer(exchange, 200, "");
        });
        var payment = Api.manualPayment();
        eventually().until(() -> sequencesOf(payment).equals(List.of(1)));
        twoMoreEventsOf(payment);
        var other = Api.processingPayment();
        eventually().until(() -> sequencesOf(other).equals(List.of(1)));
        assertThat(sequencesOf(payment)).containsExactly(1);
        answered.countDown();
        eventually().until(() -> sequencesOf(payment).equals(List.of(1, 2, 3)));
    }

    @Test
    void eventThatIsExhausted_letsTheNextOnePass() {
        subscriber.answers(500, "");
        var payment = Api.manualPayment();
        head = newestDelivery();
        awaitAttempts(head, 1);
        twoMoreEventsOf(payment);
        int attempts = 1;
        for (var delay : List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")) {
            assertThat(sequencesOf(payment)).containsOnly(1);
            // Chance adds up to a tenth.
            clock.advance(Duration.parse(delay).multipliedBy(111).dividedBy(100));
            awaitAttempts(head, ++attempts);
        }
        eventually().until(() -> sequencesOf(payment).contains(2));
    }

    @Test
    void laterEvents_areDueWithTheOneTheyWaitFor_andAtOnceWhenItIsReplayed() {
        var payment = failedTwiceBeforeTwoMore();
        var due = Webhooks.deliveries("endpoint=" + endpoint).extract().<List<String>>path("data.next_attempt_at");
        assertThat(due).hasSize(3).doesNotContainNull().containsOnly(due.getFirst());
        subscriber.answers(200, "");
        Api.asDemo().post(Webhooks.DELIVERIES + "/" + head + "/replay").then().statusCode(200);
        eventually().until(() -> sequencesOf(payment).equals(List.of(1, 1, 1, 2, 3)));
    }

    @Test
    void laterEvents_areDueAtOnce_whenAllThatFailedIsReplayed() {
        var before = clock.instant();
        var payment = failedTwiceBeforeTwoMore();
        subscriber.answers(200, "");
        replay("failed", before);
        eventually().until(() -> sequencesOf(payment).equals(List.of(1, 1, 1, 2, 3)));
    }

    @Test
    void laterEvents_areDueAtOnce_whenTheirOrderNoLongerMatters() {
        var payment = failedTwiceBeforeTwoMore();
        subscriber.answers(200, "");
        Webhooks.change(endpoint, "{\"ordered\":false}").then().statusCode(200);
        eventually().until(() -> Set.copyOf(sequencesOf(payment)).equals(Set.of(1, 2, 3)));
    }

    private String failedTwiceBeforeTwoMore() {
        subscriber.answers(500, "");
        var payment = Api.manualPayment();
        head = newestDelivery();
        awaitAttempts(head, 1);
        twoMoreEventsOf(payment);
        clock.advance(Duration.ofSeconds(6));
        awaitAttempts(head, 2);
        return payment;
    }

    /** It requires a capture, is captured, and succeeds. */
    private void twoMoreEventsOf(String payment) {
        psp.does(payment);
        Api.command(payment, "capture", "").then().statusCode(200);
        psp.does(payment);
    }

    private List<Integer> sequencesOf(String payment) {
        return subscriber.bodies().stream()
                .map(JsonPath::from)
                .filter(body -> payment.equals(body.getString("data.id")))
                .map(body -> body.getInt("sequence"))
                .toList();
    }

    private String newestDelivery() {
        return Webhooks.newestDelivery(endpoint).extract().path("id");
    }

    private static void awaitAttempts(String delivery, int count) {
        eventually().untilAsserted(() -> Webhooks.delivery(delivery).body("attempts", hasSize(count)));
    }
}
