package dev.quittance.cloud.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A batch of messages as the function gets it, and which of them its answer says have failed. */
final class SqsEvent {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SqsEvent() {}

    /** @param messages as SQS's ReceiveMessage gives them */
    static String of(List<JsonNode> messages, String queueArn) {
        var event = JSON.createObjectNode();
        var records = event.putArray("Records");
        messages.forEach(message -> records.add(record(message, queueArn)));
        return event.toString();
    }

    /**
     * The ids of the messages that failed. As in AWS nothing or an empty list means none, and an answer that names a
     * message which was not in the batch, or can't be read, means all.
     */
    static Set<String> failures(String answer, List<JsonNode> messages) {
        var all = new HashSet<String>();
        messages.forEach(message -> all.add(message.path("MessageId").asText()));
        var failed = new HashSet<String>();
        try {
            var named = JSON.readTree(answer).path("batchItemFailures");
            if (!named.isArray() && !named.isMissingNode() && !named.isNull()) {
                return all;
            }
            named.forEach(item -> failed.add(item.path("itemIdentifier").asText("")));
        } catch (JsonProcessingException e) {
            return all;
        }
        return all.containsAll(failed) ? failed : all;
    }

    private static ObjectNode record(JsonNode message, String queueArn) {
        var item = JSON.createObjectNode()
                .put("messageId", message.path("MessageId").asText())
                .put("receiptHandle", message.path("ReceiptHandle").asText())
                .put("body", message.path("Body").asText());
        item.set("attributes", message.path("Attributes").deepCopy());
        var attributes = item.putObject("messageAttributes");
        message.path("MessageAttributes")
                .properties()
                .forEach(attribute -> attributes.set(attribute.getKey(), attribute(attribute.getValue())));
        return item.put("md5OfBody", message.path("MD5OfBody").asText())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", "us-east-1");
    }

    private static ObjectNode attribute(JsonNode attribute) {
        var copy = JSON.createObjectNode();
        if (attribute.has("StringValue")) {
            copy.set("stringValue", attribute.get("StringValue"));
        }
        if (attribute.has("BinaryValue")) {
            copy.set("binaryValue", attribute.get("BinaryValue"));
        }
        copy.putArray("stringListValues");
        copy.putArray("binaryListValues");
        return copy.put("dataType", attribute.path("DataType").asText());
    }
}
