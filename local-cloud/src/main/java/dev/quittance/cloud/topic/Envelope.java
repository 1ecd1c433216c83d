package dev.quittance.cloud.topic;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** How a message looks in a queue: as it was published where delivery is raw, else inside SNS's own JSON. */
final class Envelope {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Envelope() {}

    /** An entry for SendMessageBatch. */
    static ObjectNode entry(String id, Subscription subscription, Message message, Instant now) {
        var entry = JsonNodeFactory.instance.objectNode().put("Id", id);
        if (!subscription.isRaw()) {
            return entry.put(
                    "MessageBody", notification(subscription, message, now).toString());
        }
        entry.put("MessageBody", message.body());
        if (!message.attributes().isEmpty()) {
            entry.set("MessageAttributes", attributes(message.attributes()));
        }
        return entry;
    }

    private static ObjectNode attributes(Map<String, MessageAttribute> attributes) {
        var all = JSON.createObjectNode();
        attributes.forEach((name, attribute) -> all.putObject(name)
                .put("DataType", attribute.dataType().equals("String.Array") ? "String" : attribute.dataType())
                .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value()));
        return all;
    }

    private static ObjectNode notification(Subscription subscription, Message message, Instant now) {
        var notification = JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", message.id())
                .put("TopicArn", subscription.topicArn());
        message.title().ifPresent(title -> notification.put("Subject", title));
        notification
                .put("Message", message.body())
                .put("Timestamp", DateTimeFormatter.ISO_INSTANT.format(now.truncatedTo(ChronoUnit.MILLIS)));
        if (!message.attributes().isEmpty()) {
            var attributes = notification.putObject("MessageAttributes");
            message.attributes()
                    .forEach((name, attribute) -> attributes
                            .putObject(name)
                            .put("Type", attribute.dataType())
                            .put("Value", attribute.value()));
        }
        return notification;
    }
}
