package dev.quittance.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.quittance.cloud.protocol.JsonCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The queue that feeds a function. */
record SourceQueue(JsonCalls sqs, String url, String arn) {

    /** A message ends the wait at once; whoever stops the queue waits for its end. */
    private static final int WAIT_SECONDS = 2;

    List<JsonNode> receive(int max) throws IOException {
        var messages = new ArrayList<JsonNode>();
        sqs.call(
                        "ReceiveMessage",
                        Map.of(
                                "QueueUrl", url,
                                "MaxNumberOfMessages", max,
                                "WaitTimeSeconds", WAIT_SECONDS,
                                "AttributeNames", List.of("All"),
                                "MessageAttributeNames", List.of("All")))
                .path("Messages")
                .forEach(messages::add);
        return messages;
    }

    /** Returns the ids of those that could not be deleted, which come again. */
    List<String> delete(List<JsonNode> messages) throws IOException {
        var batch = JsonNodeFactory.instance.objectNode().put("QueueUrl", url);
        var entries = batch.putArray("Entries");
        for (var message : messages) {
            entries.addObject()
                    .put("Id", Integer.toString(entries.size()))
                    .put("ReceiptHandle", message.path("ReceiptHandle").asText());
        }
        var failed = new ArrayList<String>();
        sqs.call("DeleteMessageBatch", batch)
                .path("Failed")
                .forEach(failure -> failed.add(failure.path("Id").asText()));
        return failed;
    }
}
