package dev.quittance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.events.GoldenMessages;
import dev.quittance.events.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JournalItemTest {

    static List<String> everyMessage() {
        return Stream.concat(GoldenMessages.OUTCOMES.stream(), GoldenMessages.PAYMENT_EVENTS.stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void message_ofAnyType_canBeSearchedByWhatItIsAbout(String name) {
        assertThat(item(GoldenMessages.read(name)))
                .containsEntry("type", AttributeValue.fromS(name))
                .containsEntry("payment_id", AttributeValue.fromS("pay_01kaq2z6v4k2d8w6b3p7s0j5qf"))
                .containsEntry("merchant_id", AttributeValue.fromS("mer_demo"))
                .containsEntry("amount", AttributeValue.fromN("4200"))
                .containsEntry("currency", AttributeValue.fromS("EUR"))
                .containsEntry("occurred_at", AttributeValue.fromS("2026-11-22T12:00:00.120Z"))
                .containsEntry("data", AttributeValue.fromS(GoldenMessages.read(name)));
    }

    @Test
    void outcome_hasItsOperation_andNoSequence() {
        assertThat(item(GoldenMessages.read("operation.declined")))
                .containsEntry("operation_id", AttributeValue.fromS("op_01kaq2z6v5h3m9x7c4n8r1t0we"))
                .doesNotContainKey("sequence");
    }

    @Test
    void paymentEvent_hasItsSequence_andNoOperation() {
        assertThat(item(GoldenMessages.read("payment.succeeded")))
                .containsEntry("sequence", AttributeValue.fromN("2"))
                .doesNotContainKey("operation_id");
    }

    @Test
    void success_countsWhatThePspMoved() {
        var moved = GoldenMessages.read("operation.succeeded")
                .replace("\"amount\":4200,\"occurred_at\"", "\"amount\":4300,\"occurred_at\"");
        assertThat(item(moved)).containsEntry("amount", AttributeValue.fromN("4300"));
    }

    @Test
    void fieldOfALaterVersion_isKept() {
        var later = GoldenMessages.read("operation.unknown").replaceFirst("\\{", "{\"added_later\":1,");
        assertThat(item(later)).containsEntry("data", AttributeValue.fromS(later));
    }

    private static Map<String, AttributeValue> item(String message) {
        return JournalItem.of(Messages.readRecorded(message), message);
    }
}
