package dev.quittance.deploy.messaging;

import dev.quittance.deploy.stack.Names;
import dev.quittance.deploy.wiring.Wiring.QueueWiring;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A queue and its dead letters. Neither goes away with the stack: what lies in them is money on its way. */
public final class QueuePair extends Construct {

    private final Queue queue;
    private final Queue deadLetters;

    QueuePair(Construct scope, QueueWiring wiring) {
        super(scope, Names.construct(wiring.name()));
        deadLetters = kept("DeadLetters")
                .retentionPeriod(Duration.seconds(wiring.retentionSeconds()))
                .build();
        queue = kept("Queue")
                .visibilityTimeout(Duration.seconds(wiring.visibilityTimeoutSeconds()))
                .retentionPeriod(Duration.seconds(wiring.retentionSeconds()))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(wiring.maxReceiveCount())
                        .build())
                .build();
    }

    public Queue queue() {
        return queue;
    }

    public Queue deadLetters() {
        return deadLetters;
    }

    /** The topic of this account, for its ARN holds the account. SNS is not documented to tell {@code SourceAccount}. */
    void admit(Topic topic) {
        for (var target : List.of(queue, deadLetters)) {
            target.addToResourcePolicy(PolicyStatement.Builder.create()
                    .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
                    .actions(List.of("sqs:SendMessage"))
                    .resources(List.of(target.getQueueArn()))
                    .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", topic.getTopicArn())))
                    .build());
        }
    }

    private Queue.Builder kept(String id) {
        return Queue.Builder.create(this, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }
}
