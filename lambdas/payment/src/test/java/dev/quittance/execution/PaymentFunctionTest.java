package dev.quittance.execution;

import static dev.quittance.fixture.Asking.charge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.aws.TestInvocation;
import dev.quittance.events.Messages;
import dev.quittance.events.Outcome;
import dev.quittance.fixture.TestTable;
import dev.quittance.fixture.TopicServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function as Lambda runs it: the batch comes as JSON through the runtime's loop, and so does the answer. */
@QuarkusTest
@WithTestResource(FunctionSurroundings.class)
@SuppressWarnings("NullAway.Init") // injected
class PaymentFunctionTest {

    private static final Duration SLOWNESS = Duration.ofSeconds(3);

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    TopicServer topic;

    /** What is asked first of a client takes its time, and is not what is tried here. */
    @BeforeEach
    void warmUp() throws Exception {
        TestInvocation.of(port, Messages.write(charge("pm_card_visa")));
    }

    @Test
    void batch_withPoison_executesItsNeighboursAndReportsThePoison() throws Exception {
        var paid = charge("pm_card_visa");
        var declined = charge("pm_card_declined");
        var answer = TestInvocation.of(
                port, Messages.write(paid), "{\"type\":\"teleport\"}", "no JSON", Messages.write(declined));
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
        var five = Stream.of("op_1", "op_2", "op_3", "op_4", "op_5")
                .map(id -> slow.replace("op_", id))
                .toArray(String[]::new);
        assertThat(TestInvocation.of(port, five)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(SLOWNESS.multipliedBy(4));
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
