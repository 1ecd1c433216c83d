package dev.quittance.cloud.topic;

import static dev.quittance.cloud.topic.Xml.element;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.AwsFault;
import dev.quittance.cloud.protocol.JsonCalls;
import dev.quittance.cloud.protocol.LoopbackServer;
import dev.quittance.cloud.protocol.Request;
import dev.quittance.cloud.queue.Sqs;
import dev.quittance.cloud.settings.Wiring;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** The topic service: AWS's query protocol on one port. */
public final class Sns implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Topics topics;
    private final Publishing publishing;
    private final LoopbackServer server;

    /** @param port 0 takes a free one */
    public Sns(int port, Path folder, int sqsPort, InstantSource clock, PlatformLog log) {
        this.topics = Topics.keptIn(folder.resolve("topics.json"));
        this.publishing = new Publishing(
                topics,
                new FanOut(
                        JsonCalls.toSqs("http://127.0.0.1:" + sqsPort),
                        arn -> Sqs.url(sqsPort, arn.substring(arn.lastIndexOf(':') + 1)),
                        clock,
                        log));
        this.server = new LoopbackServer(port, this::answer);
    }

    /** Makes the wiring's topic and subscriptions, or puts them back as the wiring has them. */
    public void declare(Wiring wiring) {
        var topic = topics.create(wiring.topic());
        for (var subscription : wiring.subscriptions()) {
            var queue = wiring.queue(subscription.queue());
            var deadLetters = JSON.createObjectNode().put("deadLetterTargetArn", Sqs.arn(queue.deadLetters()));
            topics.subscribe(
                    topic,
                    Sqs.arn(queue.name()),
                    Map.of(
                            "RawMessageDelivery", "true",
                            "FilterPolicy", subscription.filterPolicy().toString(),
                            "RedrivePolicy", deadLetters.toString()));
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Request request) {
        try {
            return act(QueryParameters.parse(request.text()));
        } catch (AwsFault e) {
            return Xml.fault(e);
        } catch (RuntimeException e) {
            // Whatever it is, the publisher must not take it for an acknowledgement.
            return Xml.fault(new AwsFault(500, "InternalError", e.toString()));
        }
    }

    private Answer act(QueryParameters parameters) {
        var action = parameters.text("Action").orElse("");
        return switch (action) {
            case "Publish" -> publishing.publish(parameters);
            case "PublishBatch" -> publishing.publishBatch(parameters);
            case "CreateTopic" -> Xml.result(action, element("TopicArn", topics.create(parameters.required("Name"))));
            case "DeleteTopic" -> {
                topics.delete(parameters.required("TopicArn"));
                yield Xml.result(action, "");
            }
            case "ListTopics" ->
                Xml.result(action, Xml.members("Topics", topics.arns(), arn -> element("TopicArn", arn)));
            case "GetTopicAttributes" -> Xml.result(action, topicAttributes(parameters.required("TopicArn")));
            case "Subscribe" ->
                Xml.result(
                        action, element("SubscriptionArn", subscribe(parameters).arn()));
            case "Unsubscribe" -> {
                topics.unsubscribe(parameters.required("SubscriptionArn"));
                yield Xml.result(action, "");
            }
            case "ListSubscriptions" ->
                Xml.result(action, Xml.members("Subscriptions", topics.subscriptions(), Sns::listed));
            case "ListSubscriptionsByTopic" ->
                Xml.result(
                        action,
                        Xml.members(
                                "Subscriptions", topics.subscriptions(parameters.required("TopicArn")), Sns::listed));
            case "GetSubscriptionAttributes" ->
                Xml.result(action, attributes(topics.subscription(parameters.required("SubscriptionArn"))));
            case "SetSubscriptionAttributes" -> {
                topics.change(
                        parameters.required("SubscriptionArn"),
                        parameters.required("AttributeName"),
                        parameters.text("AttributeValue").orElse(""));
                yield Xml.result(action, "");
            }
            default -> throw new AwsFault(400, "InvalidAction", "this SNS does not know the action " + action);
        };
    }

    private Subscription subscribe(QueryParameters parameters) {
        var protocol = parameters.required("Protocol");
        var endpoint = parameters.text("Endpoint").orElse("");
        if (!protocol.equals("sqs") || !endpoint.startsWith("arn:aws:sqs:")) {
            throw Refusals.invalid("Protocol", "can only be sqs here, with the ARN of a queue as Endpoint");
        }
        return topics.subscribe(parameters.required("TopicArn"), endpoint, parameters.map("Attributes.entry"));
    }

    private String topicAttributes(String arn) {
        var confirmed = topics.subscriptions(arn).size();
        return Xml.map(
                "Attributes",
                Map.of(
                        "TopicArn", arn,
                        "Owner", "000000000000",
                        "SubscriptionsConfirmed", Integer.toString(confirmed),
                        "SubscriptionsPending", "0",
                        "SubscriptionsDeleted", "0"));
    }

    private static String listed(Subscription subscription) {
        return element("SubscriptionArn", subscription.arn())
                + element("Owner", "000000000000")
                + element("Protocol", "sqs")
                + element("Endpoint", subscription.queueArn())
                + element("TopicArn", subscription.topicArn());
    }

    private static String attributes(Subscription subscription) {
        var attributes = new TreeMap<>(subscription.attributes());
        attributes.putIfAbsent("RawMessageDelivery", "false");
        attributes.put("SubscriptionArn", subscription.arn());
        attributes.put("TopicArn", subscription.topicArn());
        attributes.put("Protocol", "sqs");
        attributes.put("Endpoint", subscription.queueArn());
        attributes.put("Owner", "000000000000");
        attributes.put("PendingConfirmation", "false");
        return Xml.map("Attributes", attributes);
    }
}
