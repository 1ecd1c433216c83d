package dev.quittance.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.events.GoldenMessages;
import dev.quittance.events.Messages;
import dev.quittance.fixture.AtOnce;
import dev.quittance.fixture.RecordingTopic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;

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
        assertThat(topic.batches.getFirst().topicArn()).isEqualTo("arn:topic");
        assertThat(published.message()).isEqualTo(golden);
        assertThat(published.messageAttributes())
                .containsExactly(Map.entry(
                        "type",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(type)
                                .build()));
    }

    @Test
    void manyAtOnce_areEachPublishedOnce_inBatchesThatSnsTakes() throws Exception {
        var publisher = new OutcomePublisher(topic, "arn:topic");
        var outcome = Messages.readOutcome(GoldenMessages.read(outcomes().getFirst()));
        AtOnce.times(50, () -> {
            publisher.publish(outcome);
            return true;
        });
        assertThat(topic.published).hasSize(50);
        assertThat(topic.batches)
                .allSatisfy(
                        batch -> assertThat(batch.publishBatchRequestEntries()).hasSizeBetween(1, 10));
    }

    @Test
    void topicThatIsDown_isAnException_forEveryoneWhoPublishes() {
        topic.isDown = true;
        var publisher = new OutcomePublisher(topic, "arn:topic");
        var outcome = Messages.readOutcome(GoldenMessages.read(outcomes().getFirst()));
        assertThatThrownBy(() -> publisher.publish(outcome)).isInstanceOf(SnsException.class);
        topic.isDown = false;
        publisher.publish(outcome);
        assertThat(topic.published).hasSize(1);
    }
}
