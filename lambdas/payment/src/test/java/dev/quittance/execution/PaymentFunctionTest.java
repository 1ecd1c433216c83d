package dev.quittance.execution;

import static dev.quittance.fixture.Asking.charge;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.events.Messages;
import dev.quittance.events.Outcome;
import dev.quittance.fixture.TestTable;
import dev.quittance.fixture.TopicServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The function as Lambda runs it: the batch comes as JSON through the runtime's loop, and so does the answer. */
@QuarkusTest
@WithTestResource(FunctionSurroundings.class)
@SuppressWarnings("NullAway.Init") // injected
class PaymentFunctionTest {

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    TopicServer topic;

    @Test
    void batch_withPoison_executesItsNeighboursAndReportsThePoison() throws Exception {
        var paid = charge("pm_card_visa");
        var declined = charge("pm_card_declined");
        var answer = invoke(Messages.write(paid), "{\"type\":\"teleport\"}", "no JSON", Messages.write(declined));
        assertThat(answer).isEqualTo("""
                {"batchItemFailures":[{"itemIdentifier":"message 1"},{"itemIdentifier":"message 2"}]}""");
        assertThat(TestTable.text(paid.operation().id(), "outcome")).isEqualTo("succeeded");
        assertThat(published(paid.operation().id())).isEqualTo(Outcome.SUCCEEDED);
        assertThat(published(declined.operation().id())).isEqualTo(Outcome.DECLINED);
    }

    @Test
    void slowPsp_holdsUpNobodyElse() throws Exception {
        var slow = Messages.write(charge("pm_fault_slow"));
        var startNanos = System.nanoTime();
        assertThat(invoke(slow, slow.replace("op_", "op_2"), slow.replace("op_", "op_3")))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(6));
    }

    private String invoke(String... bodies) throws Exception {
        var records = IntStream.range(0, bodies.length)
                .mapToObj(i -> Map.of("messageId", "message " + i, "body", bodies[i], "eventSource", "aws:sqs"))
                .toList();
        var event = new ObjectMapper().writeValueAsString(Map.of("Records", records));
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                    .timeout(Duration.ofSeconds(20))
                    .POST(BodyPublishers.ofString(event, UTF_8))
                    .build();
            return http.send(request, BodyHandlers.ofString(UTF_8)).body();
        }
    }

    /** The type under which an operation's outcome was published. */
    private String published(String operationId) {
        return topic.published.stream()
                .filter(form -> form.getOrDefault("Message", "").contains(operationId))
                .map(form -> form.get("MessageAttributes.entry.1.Value.StringValue"))
                .findFirst()
                .orElseThrow();
    }
}
