package dev.quittance.cloud.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.protocol.AwsFault;
import dev.quittance.cloud.protocol.JsonCalls;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** Puts messages into every queue that wants them, all queues at once, and knows which did not get there. */
final class FanOut {

    private final JsonCalls sqs;
    private final UnaryOperator<String> queueUrl;
    private final InstantSource clock;
    private final PlatformLog log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param queueUrl gives the URL of the queue with this ARN */
    FanOut(JsonCalls sqs, UnaryOperator<String> queueUrl, InstantSource clock, PlatformLog log) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Returns why, for each message that some queue and its dead letters did not take; none of the others.
     *
     * <p>What a queue can never take and has no dead letters for is dropped, as in AWS: else a subscription that somebody
     * forgot would keep its topic from everybody.
     */
    Map<Message, String> deliver(List<Message> messages, List<Subscription> subscriptions) {
        var deliveries = new ArrayList<Future<Map<Message, String>>>();
        for (var subscription : subscriptions) {
            var filter = subscription.filter();
            var wanted = messages.stream()
                    .filter(message -> filter.accepts(message.attributes()))
                    .toList();
            if (!wanted.isEmpty()) {
                deliveries.add(threads.submit(() -> deliver(wanted, subscription)));
            }
        }
        var failed = new HashMap<Message, String>();
        deliveries.forEach(delivery -> failed.putAll(result(delivery)));
        return failed;
    }

    private Map<Message, String> deliver(List<Message> messages, Subscription subscription) {
        var failed = new HashMap<Message, String>();
        var refused = new ArrayList<Message>();
        send(messages, subscription, subscription.queueArn()).forEach((message, failure) -> {
            if (!failure.isFinal()) {
                failed.put(message, failure.why());
            } else if (subscription.deadLetterArn().isPresent()) {
                refused.add(message);
            } else {
                log.say("sns drops message %s for %s, which has no dead letters: %s"
                        .formatted(message.id(), subscription.queueArn(), failure.why()));
            }
        });
        if (!refused.isEmpty()) {
            send(refused, subscription, subscription.deadLetterArn().orElseThrow())
                    .forEach((message, failure) -> failed.put(message, failure.why()));
        }
        return failed;
    }

    private Map<Message, Failure> send(List<Message> messages, Subscription subscription, String queueArn) {
        try {
            var batch = JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl.apply(queueArn));
            var entries = batch.putArray("Entries");
            for (int i = 0; i < messages.size(); i++) {
                entries.add(Envelope.entry(Integer.toString(i), subscription, messages.get(i), clock.instant()));
            }
            return failures(sqs.call("SendMessageBatch", batch), messages);
        } catch (AwsFault e) {
            return all(messages, new Failure(queueArn + ": " + e.getMessage(), e.isCallersFault()));
        } catch (IOException e) {
            return all(messages, new Failure(queueArn + ": " + e, false));
        }
    }

    private static Map<Message, Failure> failures(JsonNode answer, List<Message> messages) {
        var failures = new HashMap<Message, Failure>();
        for (var failed : answer.path("Failed")) {
            failures.put(
                    messages.get(Integer.parseInt(failed.path("Id").asText())),
                    new Failure(
                            failed.path("Code").asText(),
                            failed.path("SenderFault").asBoolean()));
        }
        return failures;
    }

    private static Map<Message, Failure> all(List<Message> messages, Failure failure) {
        var failures = new HashMap<Message, Failure>();
        messages.forEach(message -> failures.put(message, failure));
        return failures;
    }

    private static Map<Message, String> result(Future<Map<Message, String>> delivery) {
        try {
            return delivery.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.notDelivered("interrupted");
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** @param isFinal sending the same again can't help */
    private record Failure(String why, boolean isFinal) {}
}
