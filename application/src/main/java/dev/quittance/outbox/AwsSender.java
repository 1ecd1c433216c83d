package dev.quittance.outbox;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/**
 * Sends claimed messages in batches of what SQS and SNS take at once, and begins none when a claim may run out: a destination
 * that takes a connection and answers nothing must not keep them. A batch that is refused is sent one by one, so that a
 * message that no destination takes holds up none of its neighbours.
 */
@ApplicationScoped
class AwsSender implements Sender {

    private static final int BATCH_MAX = 10;

    /** Of the 256 KiB that SQS and SNS take, with room for what is around the bodies. */
    private static final int BATCH_BYTES_MAX = 250 * 1024;

    private final SqsClient sqs;
    private final SnsClient sns;
    private final OutboxConfig config;
    private final Duration callWithin;

    AwsSender(SqsClient sqs, SnsClient sns, OutboxConfig config) {
        this.sqs = sqs;
        this.sns = sns;
        this.config = config;
        var halfOfAClaim = config.lease().dividedBy(2);
        this.callWithin = config.sendWithin().compareTo(halfOfAClaim) < 0 ? config.sendWithin() : halfOfAClaim;
    }

    @Override
    public Set<String> send(Destination destination, List<OutboxMessage> messages) {
        var sent = new HashSet<String>();
        var claimed = System.nanoTime();
        var mayBegin = config.lease().minus(callWithin).toNanos();
        var batches = new ArrayDeque<>(batches(messages));
        while (!batches.isEmpty() && System.nanoTime() - claimed < mayBegin) {
            var batch = batches.remove();
            try {
                sent.addAll(sendBatch(destination, batch));
            } catch (SdkException e) {
                Log.warnf("event=outbox.not_sent destination=%s messages=%d cause=%s", destination, batch.size(), e);
                if (batch.size() > 1 && isAboutWhatWasSent(e)) {
                    batch.forEach(message -> batches.addLast(List.of(message)));
                }
            }
        }
        return sent;
    }

    private static boolean isAboutWhatWasSent(SdkException e) {
        return e instanceof SdkServiceException refusal
                && refusal.statusCode() == 400
                && !refusal.isThrottlingException();
    }

    private static List<List<OutboxMessage>> batches(List<OutboxMessage> messages) {
        var batches = new ArrayList<List<OutboxMessage>>();
        var batch = new ArrayList<OutboxMessage>();
        var bytes = 0;
        for (var message : messages) {
            var size = message.body().getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == BATCH_MAX || (!batch.isEmpty() && bytes + size > BATCH_BYTES_MAX)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(message);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private List<String> sendBatch(Destination destination, List<OutboxMessage> batch) {
        return switch (destination) {
            case EXECUTE -> enqueue(batch);
            case EVENTS -> publish(batch);
        };
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
        var answer = sqs.sendMessageBatch(request -> request.queueUrl(config.executeQueueUrl())
                .entries(entries)
                .overrideConfiguration(call -> call.apiCallTimeout(callWithin)));
        answer.failed().forEach(refused -> refused(refused.id(), refused.code(), refused.message()));
        return answer.successful().stream().map(SendMessageBatchResultEntry::id).toList();
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
        var answer = sns.publishBatch(request -> request.topicArn(config.eventsTopicArn())
                .publishBatchRequestEntries(entries)
                .overrideConfiguration(call -> call.apiCallTimeout(callWithin)));
        answer.failed().forEach(refused -> refused(refused.id(), refused.code(), refused.message()));
        return answer.successful().stream().map(PublishBatchResultEntry::id).toList();
    }

    private static void refused(String message, String code, String why) {
        Log.warnf("event=outbox.refused messageId=%s code=%s cause=%s", message, code, why);
    }
}
