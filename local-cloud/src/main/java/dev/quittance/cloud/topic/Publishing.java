package dev.quittance.cloud.topic;

import static dev.quittance.cloud.topic.Xml.element;

import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.AwsFault;
import java.util.HashSet;
import java.util.List;

/** Publish and PublishBatch. */
final class Publishing {

    private static final int BATCH_MAX = 10;
    private static final int BATCH_BYTES_MAX = 256 * 1024;

    private final Topics topics;
    private final FanOut fanOut;

    Publishing(Topics topics, FanOut fanOut) {
        this.topics = topics;
        this.fanOut = fanOut;
    }

    Answer publish(QueryParameters parameters) {
        var subscriptions = topics.subscriptions(parameters
                .text("TopicArn")
                .or(() -> parameters.text("TargetArn"))
                .orElse(""));
        var message = Message.read("0", parameters);
        var failed = fanOut.deliver(List.of(message), subscriptions);
        if (!failed.isEmpty()) {
            throw Refusals.notDelivered(failed.toString());
        }
        return Xml.result("Publish", element("MessageId", message.id()));
    }

    Answer publishBatch(QueryParameters parameters) {
        var subscriptions = topics.subscriptions(parameters.required("TopicArn"));
        var messages = parameters.items("PublishBatchRequestEntries.member").stream()
                .map(entry -> Message.read(entry.required("Id"), entry))
                .toList();
        check(messages);
        var failed = fanOut.deliver(messages, subscriptions);
        var sent = messages.stream()
                .filter(message -> !failed.containsKey(message))
                .toList();
        return Xml.result(
                "PublishBatch",
                Xml.members(
                                "Successful",
                                sent,
                                message -> element("Id", message.entryId()) + element("MessageId", message.id()))
                        + Xml.members(
                                "Failed",
                                failed.entrySet(),
                                entry -> element("Id", entry.getKey().entryId())
                                        + element("Code", "InternalError")
                                        + element("Message", entry.getValue())
                                        + element("SenderFault", "false")));
    }

    private static void check(List<Message> messages) {
        if (messages.isEmpty()) {
            throw new AwsFault(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (messages.size() > BATCH_MAX) {
            throw new AwsFault(400, "TooManyEntriesInBatchRequest", "The batch request contains more than 10 entries.");
        }
        if (new HashSet<>(messages.stream().map(Message::entryId).toList()).size() < messages.size()) {
            throw new AwsFault(400, "BatchEntryIdsNotDistinct", "Two or more entries have the same Id.");
        }
        if (messages.stream().mapToInt(Message::bytes).sum() > BATCH_BYTES_MAX) {
            throw new AwsFault(400, "BatchRequestTooLong", "The batch is longer than 256 KiB.");
        }
    }
}
