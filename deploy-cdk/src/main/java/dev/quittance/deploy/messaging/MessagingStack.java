package dev.quittance.deploy.messaging;

import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.Names;
import dev.quittance.deploy.stack.QuittanceStack;
import dev.quittance.deploy.wiring.Wiring;
import dev.quittance.deploy.wiring.Wiring.SubscriptionWiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** The topic, the queues, and what of the topic each queue takes. */
public final class MessagingStack extends QuittanceStack {

    /** Amazon's own key for SNS: its policy already admits everyone of this account whom IAM lets use the topic. */
    private static final String SNS_KEY = "alias/aws/sns";

    private final Topic topic;
    private final Map<String, QueuePair> queues = new LinkedHashMap<>();

    public MessagingStack(Construct scope, Settings settings, Wiring wiring) {
        super(scope, "Messaging", "the topic, its queues and their dead letters", settings);
        topic = Topic.Builder.create(this, Names.construct(wiring.topic()))
                .masterKey(Alias.fromAliasName(this, "SnsKey", SNS_KEY))
                .enforceSsl(true)
                .build();
        for (var queue : wiring.queues()) {
            queues.put(queue.name(), new QueuePair(this, queue));
        }
        for (var subscription : wiring.subscriptions()) {
            subscribe(subscription);
        }
    }

    public Topic topic() {
        return topic;
    }

    /** @param name as in the wiring */
    public QueuePair queue(String name) {
        return Objects.requireNonNull(queues.get(name), name);
    }

    /** What SNS itself cannot hand to the queue ends where the queue's own poison ends: one place to look. */
    private void subscribe(SubscriptionWiring wiring) {
        var pair = queue(wiring.queue());
        pair.admit(topic);
        CfnSubscription.Builder.create(this, Names.construct(wiring.queue()) + "Subscription")
                .topicArn(topic.getTopicArn())
                .protocol("sqs")
                .endpoint(pair.queue().getQueueArn())
                .rawMessageDelivery(true)
                .filterPolicy(wiring.filterPolicy())
                .filterPolicyScope("MessageAttributes")
                .redrivePolicy(Map.of("deadLetterTargetArn", pair.deadLetters().getQueueArn()))
                .build();
    }
}
