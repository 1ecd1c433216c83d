package dev.quittance.outbox;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Sends claimed messages in batches of ten, which is what SQS and SNS take at once. */
@ApplicationScoped
class AwsSender implements Sender {

    private static final int BATCH_MAX = 10;

    private final SqsClient sqs;
    private final SnsClient sns;
    private final OutboxConfig config;

    AwsSender(SqsClient sqs, SnsClient sns, OutboxConfig config) {
        this.sqs = sqs;
        this.sns = sns;
        this.config = config;
    }

    @Override
    public Set<String> send(Destination destination, List<OutboxMessage> messages) {
        var sent = new HashSet<String>();
        for (int from = 0; from < messages.size(); from += BATCH_MAX) {
            var batch = messages.subList(from, Math.min(from + BATCH_MAX, messages.size()));
            sent.addAll(sendBatch(destination, batch));
        }
        return sent;
    }

    private List<String> sendBatch(Destination destination, List<OutboxMessage> batch) {
        try {
            return switch (destination) {
                case EXECUTE -> enqueue(batch);
                case EVENTS -> publish(batch);
            };
        } catch (SdkException e) {
            Log.warnf("event=outbox.not_sent destination=%s messages=%d cause=%s", destination, batch.size(), e);
            return List.of();
        }
    }

    private List<String> enqueue(List<OutboxMessage> batch) {
        var entries = batch.stream()
                .map(message -> SendMessageBatchRequestEntry.builder()
                        .id(message.id())
                        .messageBody(message.body())
                        .messageAttributes(Map.of(
                                "type",
                                software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(message.type())
                                        .build()))
                        .build())
                .toList();
        return sqs
                .sendMessageBatch(
                        request -> request.queueUrl(config.executeQueueUrl()).entries(entries))
                .successful()
                .stream()
                .map(SendMessageBatchResultEntry::id)
                .toList();
    }

    private List<String> publish(List<OutboxMessage> batch) {
        var entries = batch.stream()
                .map(message -> PublishBatchRequestEntry.builder()
                        .id(message.id())
                        .message(message.body())
                        .messageAttributes(Map.of(
                                "type",
                                software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(message.type())
                                        .build()))
                        .build())
                .toList();
        return sns
                .publishBatch(
                        request -> request.topicArn(config.eventsTopicArn()).publishBatchRequestEntries(entries))
                .successful()
                .stream()
                .map(PublishBatchResultEntry::id)
                .toList();
    }
}
