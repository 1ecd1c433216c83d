package dev.quittance.deploy.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.stack.Names;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagingStackTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Templates templates = Assembly.prod();

    @Test
    void queues_areTheWiringsAndTheirDeadLetters() {
        var ids = templates.ofType("AWS::SQS::Queue").stream().map(Resource::logicalId);
        var expected = new ArrayList<String>();
        for (var queue : Assembly.wiring().queues()) {
            expected.add(Names.construct(queue.name()) + "Queue");
            expected.add(Names.construct(queue.name()) + "DeadLetters");
        }
        assertThat(ids.map(id -> id.substring(0, id.length() - 8))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void queue_hasTheAttributesOfTheWiring() {
        for (var wiring : Assembly.wiring().queues()) {
            var queue = queue(wiring.name());
            assertThat(queue.property("VisibilityTimeout").asInt()).isEqualTo(wiring.visibilityTimeoutSeconds());
            assertThat(queue.property("MessageRetentionPeriod").asInt()).isEqualTo(wiring.retentionSeconds());
            assertThat(queue.property("RedrivePolicy.maxReceiveCount").asInt()).isEqualTo(wiring.maxReceiveCount());
        }
    }

    @Test
    void deadLetters_areKeptAsLongAsTheQueueKeepsItsMessages() {
        for (var wiring : Assembly.wiring().queues()) {
            var deadLetters = templates.one("AWS::SQS::Queue", Names.construct(wiring.name()) + "DeadLetters");
            assertThat(deadLetters.property("MessageRetentionPeriod").asInt()).isEqualTo(wiring.retentionSeconds());
        }
    }

    @Test
    void queue_isEncryptedAndOutlivesItsStack() {
        for (var queue : templates.ofType("AWS::SQS::Queue")) {
            assertThat(queue.property("SqsManagedSseEnabled").asBoolean()).isTrue();
            assertThat(queue.body().path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        }
    }

    @Test
    void poison_ofAQueue_endsInItsOwnDeadLetters() {
        for (var wiring : Assembly.wiring().queues()) {
            var queue = queue(wiring.name());
            var deadLetters = templates.follow(queue.stack(), queue.property("RedrivePolicy.deadLetterTargetArn"));
            assertThat(deadLetters.logicalId()).startsWith(Names.construct(wiring.name()) + "DeadLetters");
        }
    }

    @Test
    void subscription_filtersAndDeliversRawAsTheWiringSays() {
        assertThat(templates.ofType("AWS::SNS::Subscription"))
                .filteredOn(subscription -> subscription.stack().equals("Messaging"))
                .hasSameSizeAs(Assembly.wiring().subscriptions());
        for (var wiring : Assembly.wiring().subscriptions()) {
            var subscription = templates.one("AWS::SNS::Subscription", Names.construct(wiring.queue()));
            assertThat(subscription.property("FilterPolicy"))
                    .isEqualTo(MAPPER.<JsonNode>valueToTree(wiring.filterPolicy()));
            assertThat(subscription.property("FilterPolicyScope").asText()).isEqualTo("MessageAttributes");
            assertThat(subscription.property("RawMessageDelivery").asBoolean()).isTrue();
            assertThat(templates.follow(subscription.stack(), subscription.property("Endpoint")))
                    .isEqualTo(queue(wiring.queue()));
        }
    }

    @Test
    void topic_isEncryptedAndRefusesPlainText() {
        assertThat(templates.one("AWS::SNS::Topic", "PaymentEvents").has("KmsMasterKeyId"))
                .isTrue();
        assertThat(templates
                        .one("AWS::SNS::TopicPolicy", "PaymentEvents")
                        .properties()
                        .toString())
                .contains("\"aws:SecureTransport\":\"false\"", "\"Effect\":\"Deny\"");
    }

    @Test
    void queuePolicy_admitsTheTopicOnly() {
        for (var target : List.of("PaymentResolveQueue", "PaymentResolveDeadLetters")) {
            var policy = templates.one("AWS::SQS::QueuePolicy", target);
            var admitted = policy.property("PolicyDocument.Statement").get(1);
            assertThat(admitted.at("/Principal/Service").asText()).isEqualTo("sns.amazonaws.com");
            assertThat(admitted.path("Condition")).hasSize(1);
            assertThat(templates.follow(policy.stack(), admitted.at("/Condition/ArnEquals/aws:SourceArn")))
                    .isEqualTo(templates.one("AWS::SNS::Topic", "PaymentEvents"));
        }
    }

    private Resource queue(String name) {
        return templates.one("AWS::SQS::Queue", Names.construct(name) + "Queue");
    }
}
