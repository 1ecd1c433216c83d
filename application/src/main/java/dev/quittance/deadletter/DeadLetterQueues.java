package dev.quittance.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The calls to SQS, each of at most ten messages. */
@ApplicationScoped
class DeadLetterQueues {

    private static final int BATCH_MAX = 10;
    private static final String TYPE = "type";

    private final SqsClient sqs;
    private final DeadLetterConfig config;
    private final QueueDepths depths;

    DeadLetterQueues(SqsClient sqs, DeadLetterConfig config, QueueDepths depths) {
        this.sqs = sqs;
        this.config = config;
        this.depths = depths;
    }

    /** Asks until there are enough, or an answer has none. An empty queue is not waited for. */
    List<DeadLetter> receive(String queue, int max) {
        var url = urls(queue).deadLettersUrl();
        var received = new ArrayList<DeadLetter>();
        if (depths.visible(url) == 0) {
            return received;
        }
        List<Message> messages;
        do {
            var room = Math.min(BATCH_MAX, max - received.size());
            messages = sqs.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(room)
                            .waitTimeSeconds((int) config.waitTime().toSeconds())
                            .visibilityTimeout((int) config.heldFor().toSeconds())
                            .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                            .messageAttributeNames(TYPE)
                            .overrideConfiguration(call -> call.apiCallTimeout(config.callTimeout())))
                    .messages();
            messages.forEach(message -> received.add(letter(queue, message)));
        } while (!messages.isEmpty() && received.size() < max);
        return received;
    }

    private static DeadLetter letter(String queue, Message message) {
        var type = message.messageAttributes().get(TYPE);
        var sentMillis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return new DeadLetter(
                queue,
                message.messageId(),
                type == null ? null : type.stringValue(),
                message.body(),
                Instant.ofEpochMilli(Long.parseLong(sentMillis)),
                message.receiptHandle());
    }

    void giveBack(String queue, List<DeadLetter> letters) {
        for (var batch : batches(letters)) {
            var entries = entries(
                    batch,
                    (number, letter) -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(number)
                            .receiptHandle(letter.receipt())
                            .visibilityTimeout(0)
                            .build());
            sqs.changeMessageVisibilityBatch(
                    request -> request.queueUrl(urls(queue).deadLettersUrl())
                            .entries(entries)
                            .overrideConfiguration(call -> call.apiCallTimeout(config.callTimeout())));
        }
    }

    /** Sends them to where they were meant to go; returns those that the queue took. */
    List<DeadLetter> send(String queue, List<DeadLetter> letters) {
        var sent = new ArrayList<DeadLetter>();
        for (var batch : batches(letters)) {
            var entries = entries(
                    batch,
                    (number, letter) -> SendMessageBatchRequestEntry.builder()
                            .id(number)
                            .messageBody(letter.body())
                            .messageAttributes(attributes(letter))
                            .build());
            sqs.sendMessageBatch(request -> request.queueUrl(urls(queue).queueUrl())
                            .entries(entries)
                            .overrideConfiguration(call -> call.apiCallTimeout(config.callTimeout())))
                    .successful()
                    .forEach(taken -> sent.add(batch.get(Integer.parseInt(taken.id()))));
        }
        return sent;
    }

    private static Map<String, MessageAttributeValue> attributes(DeadLetter letter) {
        return letter.type() == null
                ? Map.of()
                : Map.of(
                        TYPE,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(letter.type())
                                .build());
    }

    /** @return how many are gone; the others are back when they are not held any more */
    int delete(String queue, List<DeadLetter> letters) {
        var gone = 0;
        for (var batch : batches(letters)) {
            var entries = entries(
                    batch,
                    (number, letter) -> DeleteMessageBatchRequestEntry.builder()
                            .id(number)
                            .receiptHandle(letter.receipt())
                            .build());
            gone += sqs.deleteMessageBatch(
                            request -> request.queueUrl(urls(queue).deadLettersUrl())
                                    .entries(entries)
                                    .overrideConfiguration(call -> call.apiCallTimeout(config.callTimeout())))
                    .successful()
                    .size();
        }
        return gone;
    }

    private DeadLetterConfig.Urls urls(String queue) {
        var urls = config.queues().get(queue);
        if (urls == null) {
            throw new IllegalArgumentException("there is no queue " + queue);
        }
        return urls;
    }

    private static <T> List<T> entries(List<DeadLetter> batch, BiFunction<String, DeadLetter, T> entry) {
        return IntStream.range(0, batch.size())
                .mapToObj(i -> entry.apply(Integer.toString(i), batch.get(i)))
                .toList();
    }

    private static List<List<DeadLetter>> batches(List<DeadLetter> letters) {
        return IntStream.iterate(0, from -> from < letters.size(), from -> from + BATCH_MAX)
                .mapToObj(from -> letters.subList(from, Math.min(from + BATCH_MAX, letters.size())))
                .toList();
    }
}
