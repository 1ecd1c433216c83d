package dev.quittance.webhook;

import static dev.quittance.test.Webhooks.count;
import static dev.quittance.webhook.Subscriber.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Webhooks;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same events to receivers of every kind at once, counted by them and by us. */
@QuarkusTest
class ReceiversOfEveryKindTest {

    private static final int PAYMENTS = 4;

    /** One second short of what an endpoint is given. */
    private static final Duration SLOWNESS = Duration.ofSeconds(14);

    /** Far more than it takes, as each missed answer of the slow one costs another try, one after the other. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Inject
    Psp psp;

    private final Set<String> events = new TreeSet<>();

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
    }

    @Test
    void everyEvent_reachesEveryLiveSubscriber_andWhoeverFailsIsKnownToHaveFailed() throws Exception {
        try (var fast = Subscriber.answering(200);
                var slow = new Subscriber(exchange -> {
                    Subscriber.sleep(SLOWNESS);
                    answer(exchange, 200, "");
                });
                var stumbling = Subscriber.answering(200);
                var elsewhere = Subscriber.answering(200);
                var redirecting = new Subscriber(exchange -> {
                    exchange.getResponseHeaders().set("Location", elsewhere.url());
                    answer(exchange, 307, "");
                });
                var dropping = new Subscriber(exchange -> exchange.close())) {
            stumbling.behave(exchange -> {
                var id = exchange.getRequestHeaders().getFirst("webhook-id");
                answer(exchange, times(stumbling, id) == 1 ? 500 : 200, "");
            });
            var live = Stream.of(fast, slow, stumbling, redirecting, dropping).map(Subscriber::url);
            var endpoints = Stream.concat(live, Stream.of(urlOfNobody()))
                    .map(url -> Webhooks.subscribe(url, "*").<String>path("id"))
                    .toList();

            paymentsSucceed();

            for (var endpoint : endpoints.subList(0, 3)) {
                patiently().until(() -> count(endpoint, "delivered") == events.size());
            }
            assertThat(received(fast)).isEqualTo(events);
            assertThat(received(slow)).isEqualTo(events);
            assertThat(received(stumbling)).isEqualTo(events);
            assertThat(events).allMatch(event -> times(stumbling, event) == 2);
            patiently()
                    .until(() -> received(dropping).equals(events)
                            && received(redirecting).equals(events));
            assertThat(elsewhere.received()).isEmpty();
            assertThat(endpoints.subList(3, 6)).allMatch(each -> count(each, "pending") == events.size());
        }
    }

    private void paymentsSucceed() {
        for (int i = 0; i < PAYMENTS; i++) {
            var payment = Api.processingPayment();
            psp.does(payment);
            List<String> told =
                    Api.asDemo().get(Api.PAYMENTS + "/" + payment + "/events").path("data.id");
            events.addAll(told);
        }
        assertThat(events).hasSize(2 * PAYMENTS);
    }

    private static String urlOfNobody() throws IOException {
        try (var gone = Subscriber.answering(200)) {
            return gone.url();
        }
    }

    private static long times(Subscriber subscriber, String event) {
        return subscriber.received().stream()
                .filter(request -> request.header("Webhook-id").equals(event))
                .count();
    }

    private static Set<String> received(Subscriber subscriber) {
        var ids = new TreeSet<String>();
        subscriber.received().forEach(request -> ids.add(request.header("Webhook-id")));
        return ids;
    }

    private static org.awaitility.core.ConditionFactory patiently() {
        return Awaitility.await().atMost(PATIENCE);
    }
}
