package dev.quittance.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.aws.TestInvocation;
import dev.quittance.events.GoldenMessages;
import dev.quittance.journal.TestJournal;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function as Lambda runs it: the batch comes as JSON through the runtime's loop, and so does the answer. */
@QuarkusTest
@WithTestResource(FunctionSurroundings.class)
class RecorderFunctionTest {

    private static final String GOLDEN_PAYMENT = "pay_01kaq2z6v4k2d8w6b3p7s0j5qf";

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    /** What is asked first of a client takes its time, and is not what is tried here. */
    @BeforeEach
    void warmUp() throws Exception {
        TestInvocation.of(port, GoldenMessages.read("payment.processing").replace(GOLDEN_PAYMENT, "pay_before"));
    }

    @Test
    void batch_withPoisonAndADuplicate_recordsTheRestAndReportsThePoison() throws Exception {
        var outcome = GoldenMessages.read("operation.succeeded").replace("evt_0", "evt_1");
        var event = GoldenMessages.read("payment.succeeded");
        assertThat(TestInvocation.of(port, outcome, "no JSON", outcome, event))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message 1\"}]}");
        assertThat(TestJournal.of(GOLDEN_PAYMENT, "data")).containsExactlyInAnyOrder(outcome, event);
    }
}
