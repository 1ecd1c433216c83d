package dev.quittance.http;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.json.StrictJson;
import dev.quittance.test.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessLogTest {

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        Logger.getLogger(AccessLog.LOGGER).addHandler(lines);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger(AccessLog.LOGGER).removeHandler(lines);
    }

    @Test
    void request_isOneLine_withWhoAskedWhatAndHowItWent() {
        var line = lineOf(Api.createPayment(Api.VISA));
        assertThat(line.path("event").asText()).isEqualTo("request.answered");
        assertThat(line.path("merchant").asText()).isEqualTo("mer_demo");
        assertThat(line.path("method").asText()).isEqualTo("POST");
        assertThat(line.path("route").asText()).isEqualTo("/api/v1/payments");
        assertThat(line.path("status").asInt()).isEqualTo(201);
        assertThat(line.path("duration_millis").isIntegralNumber()).isTrue();
        assertThat(line.path("time").asText()).matches(".*T.*\\.\\d{3}Z");
    }

    @Test
    void route_hasNamesInPlaceOfIds() {
        var line = lineOf(asDemo().get(PAYMENTS + "/pay_of_nobody/events"));
        assertThat(line.path("route").asText()).isEqualTo("/api/v1/payments/{id}/events");
        assertThat(line.path("status").asInt()).isEqualTo(404);
    }

    @Test
    void keysCardsQueriesAndBodies_areNeverWritten() {
        lineOf(asDemo().get(PAYMENTS + "?receipt_email=grace.hopper@example.com"));
        lineOf(asDemo().get(PAYMENTS + "/4242424242424242"));
        lineOf(asDemo().get("/api/v1/4242424242424242"));
        lineOf(Api.createPayment(Api.VISA.replace("pm_card_visa", "4242424242424242")));
        assertThat(lines.written)
                .hasSizeGreaterThanOrEqualTo(4)
                .noneSatisfy(line ->
                        assertThat(line).containsAnyOf("hopper", "example.com", "42424242", "sk_test", "Bearer"));
    }

    @Test
    void refusedKey_isAtItsRoute_andNobodys() {
        var line = lineOf(Api.with("sk_test_nobody").get(PAYMENTS));
        assertThat(line.path("route").asText()).isEqualTo(PAYMENTS);
        assertThat(line.path("merchant").isNull()).isTrue();
        assertThat(line.path("status").asInt()).isEqualTo(401);
    }

    /** The line of an answered request, which is written when the answer has gone. */
    private JsonNode lineOf(Response answer) {
        var id = answer.header("Request-Id");
        eventually().until(() -> !linesWith(id).isEmpty());
        assertThat(linesWith(id)).hasSize(1);
        return StrictJson.stored(linesWith(id).getFirst());
    }

    private List<String> linesWith(String requestId) {
        return lines.written.stream().filter(line -> line.contains(requestId)).toList();
    }

    /** Remembers what is written. */
    private static final class Lines extends Handler {
        private final Queue<String> written = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            written.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
