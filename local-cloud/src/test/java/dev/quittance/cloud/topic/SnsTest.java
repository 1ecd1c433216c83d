package dev.quittance.cloud.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.queue.RunningSqs;
import dev.quittance.cloud.queue.Sqs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;

/** The protocol, spoken by the real client. */
class SnsTest {

    @RegisterExtension
    static final RunningSqs SQS = new RunningSqs();

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String MISSING_DEAD_LETTERS =
            "{\"deadLetterTargetArn\": \"" + Sqs.arn("never-made-either") + "\"}";
    private static int topics;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Sns sns;
    private SnsClient client;
    private String topic;

    @BeforeEach
    void start() {
        sns = new Sns(0, folder, SQS.port(), () -> NOW, new PlatformLog(new PrintStream(said, true, UTF_8)));
        client = SnsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + sns.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
        topic = client.createTopic(request -> request.name("topic-" + topics++)).topicArn();
    }

    @AfterEach
    void stop() {
        client.close();
        sns.close();
    }

    @Test
    void rawDelivery_keepsBodyAndAttributes() {
        var queue = subscribed("raw", Map.of("RawMessageDelivery", "true"));
        publish("{\"a\": \"<&\u00e9\"}", "operation.succeeded");
        assertThat(SQS.receive(queue)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("{\"a\": \"<&\u00e9\"}");
            assertThat(message.messageAttributes())
                    .hasEntrySatisfying(
                            "type", type -> assertThat(type.stringValue()).isEqualTo("operation.succeeded"));
        });
    }

    @Test
    void envelope_tellsTopicSubjectAndAttributes() throws Exception {
        var queue = subscribed("enveloped", Map.of());
        client.publish(request -> request.topicArn(topic)
                .subject("news")
                .message("body")
                .messageAttributes(Map.of("type", text("operation.failed"))));
        var envelope = JsonMapper.builder()
                .build()
                .readTree(SQS.receive(queue).getFirst().body());
        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
        assertThat(envelope.path("Subject").asText()).isEqualTo("news");
        assertThat(envelope.path("Message").asText()).isEqualTo("body");
        assertThat(envelope.path("Timestamp").asText()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(envelope.at("/MessageAttributes/type/Value").asText()).isEqualTo("operation.failed");
    }

    @Test
    void filterPolicy_keepsOtherMessagesOut() {
        var queue = subscribed(
                "filtered",
                Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"type\": [{\"prefix\": \"operation.\"}]}"));
        publish("in", "operation.succeeded");
        publish("out", "payment.succeeded");
        assertThat(SQS.receive(queue)).extracting(Message::body).containsExactly("in");
    }

    @Test
    void batch_reachesEveryQueueThatWantsIt() {
        var all = subscribed("batch-all", Map.of("RawMessageDelivery", "true"));
        var some =
                subscribed("batch-some", Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"type\": [\"b\"]}"));
        var answer = client.publishBatch(
                request -> request.topicArn(topic).publishBatchRequestEntries(entry("1", "a"), entry("2", "b")));
        assertThat(answer.successful()).extracting("id").containsExactly("1", "2");
        assertThat(SQS.receive(all)).extracting(Message::body).containsExactlyInAnyOrder("a", "b");
        assertThat(SQS.receive(some)).extracting(Message::body).containsExactly("b");
    }

    @Test
    void batch_ofEleven_isRefused() {
        var entries = java.util.stream.IntStream.range(0, 11)
                .mapToObj(i -> entry("e" + i, "a"))
                .toList();
        assertThatThrownBy(() ->
                        client.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(entries)))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    @Test
    void missingQueue_sendsToTheSubscriptionsDeadLetters() {
        var deadLetters = SQS.queue("missing-dead-letters");
        client.subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint(Sqs.arn("never-made"))
                .attributes(Map.of(
                        "RawMessageDelivery",
                        "true",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\": \"" + Sqs.arn("missing-dead-letters") + "\"}")));
        publish("body", "a");
        assertThat(SQS.receive(deadLetters)).extracting(Message::body).containsExactly("body");
    }

    @Test
    void missingQueue_withoutDeadLetters_keepsTheTopicFromNobody() {
        var queue = subscribed("present", Map.of("RawMessageDelivery", "true"));
        subscribe("never-made", Map.of());
        publish("body", "a");
        assertThat(SQS.receive(queue)).extracting(Message::body).containsExactly("body");
        assertThat(said.toString(UTF_8)).contains(Sqs.arn("never-made"));
    }

    @Test
    void missingDeadLetters_areNotAcknowledged() {
        subscribe("never-made", Map.of("RedrivePolicy", MISSING_DEAD_LETTERS));
        assertThatThrownBy(() -> publish("body", "a")).isInstanceOf(InternalErrorException.class);
    }

    @Test
    void batch_tellsWhichEntryWasNotTaken() {
        subscribe("never-made", Map.of("FilterPolicy", "{\"type\": [\"b\"]}", "RedrivePolicy", MISSING_DEAD_LETTERS));
        var answer = client.publishBatch(
                request -> request.topicArn(topic).publishBatchRequestEntries(entry("1", "a"), entry("2", "b")));
        assertThat(answer.successful()).extracting("id").containsExactly("1");
        assertThat(answer.failed()).extracting("id").containsExactly("2");
    }

    @Test
    void subscription_canBeReadChangedAndEnded() {
        SQS.queue("changing");
        var arn = subscribe("changing", Map.of());
        client.setSubscriptionAttributes(request ->
                request.subscriptionArn(arn).attributeName("RawMessageDelivery").attributeValue("true"));
        assertThat(client.getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                        .attributes())
                .containsEntry("RawMessageDelivery", "true")
                .containsEntry("Endpoint", Sqs.arn("changing"));
        client.unsubscribe(request -> request.subscriptionArn(arn));
        assertThat(client.listSubscriptionsByTopic(request -> request.topicArn(topic))
                        .subscriptions())
                .isEmpty();
    }

    @Test
    void subscribingTwice_isOneSubscription() {
        var arn = subscribe("twice", Map.of());
        assertThat(subscribe("twice", Map.of())).isEqualTo(arn);
        assertThat(client.listSubscriptions().subscriptions())
                .extracting("subscriptionArn")
                .containsExactly(arn);
    }

    @Test
    void topicsAndSubscriptions_outliveTheServer() {
        var arn = subscribe("kept", Map.of("FilterPolicy", "{\"type\": [\"a\"]}"));
        var again = Topics.keptIn(folder.resolve("topics.json"));
        assertThat(again.subscription(arn).attributes()).containsEntry("FilterPolicy", "{\"type\": [\"a\"]}");
    }

    @Test
    void unknownTopic_isNotFound() {
        assertThatThrownBy(() -> client.publish(
                        request -> request.topicArn(topic + "-not").message("body")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void brokenFilterPolicy_isRefused() {
        assertThatThrownBy(() -> subscribe("broken", Map.of("FilterPolicy", "{\"type\": \"a\"}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("FilterPolicy");
    }

    @Test
    void topicAttributes_countSubscriptions() {
        subscribe("counted", Map.of());
        assertThat(client.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .containsEntry("TopicArn", topic)
                .containsEntry("SubscriptionsConfirmed", "1");
        assertThat(client.listTopics().topics()).extracting("topicArn").contains(topic);
    }

    private String subscribed(String queue, Map<String, String> attributes) {
        var url = SQS.queue(queue);
        subscribe(queue, attributes);
        return url;
    }

    private String subscribe(String queue, Map<String, String> attributes) {
        return client.subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(Sqs.arn(queue))
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    private void publish(String body, String type) {
        client.publish(request -> request.topicArn(topic).message(body).messageAttributes(Map.of("type", text(type))));
    }

    private static PublishBatchRequestEntry entry(String id, String type) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(type)
                .messageAttributes(Map.of("type", text(type)))
                .build();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
