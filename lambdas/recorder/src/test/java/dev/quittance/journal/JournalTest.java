package dev.quittance.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.aws.FirstAnswer;
import dev.quittance.events.GoldenMessages;
import dev.quittance.events.MalformedMessageException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class JournalTest {

    private static final String GOLDEN_PAYMENT = "pay_01kaq2z6v4k2d8w6b3p7s0j5qf";

    private final String payment = "pay_" + UUID.randomUUID();
    private final Journal journal = new Journal(TestJournal.dynamoDb(), TestJournal.TABLE);

    @BeforeAll
    static void warmUp() {
        var before = GoldenMessages.read("payment.processing").replace(GOLDEN_PAYMENT, "pay_before");
        FirstAnswer.await(() -> {
            new Journal(TestJournal.dynamoDb(), TestJournal.TABLE).record(before);
            TestJournal.of("pay_before");
        });
    }

    @Test
    void message_isRecorded() {
        journal.record(message("operation.succeeded"));
        assertThat(TestJournal.of(payment)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operation.succeeded", "payment.processing"})
    void message_handedOverAgain_isRecordedOnce(String name) {
        var message = message(name);
        journal.record(message);
        journal.record(message);
        assertThat(TestJournal.of(payment)).hasSize(1);
    }

    @Test
    void message_handedToManyAtOnce_isRecordedOnce() {
        var message = message("operation.succeeded");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(_ -> threads.execute(() -> journal.record(message)));
        }
        assertThat(TestJournal.of(payment)).hasSize(1);
    }

    @Test
    void secondMessage_underTheSameId_changesNothing() {
        var message = message("operation.succeeded");
        journal.record(message);
        journal.record(message.replace("\"amount\":4200", "\"amount\":9900"));
        assertThat(TestJournal.of(payment, "data")).containsExactly(message);
    }

    @Test
    void differentEvents_ofOnePayment_standSideBySide() {
        journal.record(message("operation.succeeded"));
        journal.record(message("payment.processing").replace("evt_0", "evt_1"));
        assertThat(TestJournal.of(payment, "type")).containsExactly("operation.succeeded", "payment.processing");
    }

    @Test
    void unknownType_isRefused() {
        assertThatThrownBy(() -> journal.record(message("payment.succeeded").replace("payment.succeeded", "gossip")))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void tableThatIsGone_isAFailure_notALoss() {
        var lost = new Journal(TestJournal.dynamoDb(), "no-such-table");
        assertThatThrownBy(() -> lost.record(message("operation.succeeded")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private String message(String name) {
        return GoldenMessages.read(name).replace(GOLDEN_PAYMENT, payment);
    }
}
