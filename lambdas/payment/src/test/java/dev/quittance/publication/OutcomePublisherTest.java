package dev.quittance.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.events.GoldenMessages;
import dev.quittance.events.Messages;
import dev.quittance.fixture.RecordingTopic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

class OutcomePublisherTest {

    private final RecordingTopic topic = new RecordingTopic();

    static List<String> outcomes() {
        return GoldenMessages.OUTCOMES;
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void outcome_isPublishedAsTheContractSays(String type) {
        var golden = GoldenMessages.read(type);
        new OutcomePublisher(topic, "arn:topic").publish(Messages.readOutcome(golden));
        var published = topic.published.getFirst();
        assertThat(published.topicArn()).isEqualTo("arn:topic");
        assertThat(published.message()).isEqualTo(golden);
        assertThat(published.messageAttributes())
                .containsExactly(Map.entry(
                        "type",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(type)
                                .build()));
    }
}
