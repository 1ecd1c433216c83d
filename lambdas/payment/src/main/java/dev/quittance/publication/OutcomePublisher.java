package dev.quittance.publication;

import dev.quittance.events.Messages;
import dev.quittance.events.Outcome;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes outcomes to the topic {@code payment-events}. The attribute {@code type} is what subscriptions filter on.
 * What could not be published is an exception: the queue hands the instruction over again, the PSP repeats its answer,
 * and the outcome comes out under the same event id.
 */
@Singleton
public class OutcomePublisher {

    private final SnsClient sns;
    private final String topicArn;

    public OutcomePublisher(SnsClient sns, @ConfigProperty(name = "quittance.events.topic-arn") String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    public void publish(Outcome outcome) {
        var type = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(outcome.type())
                .build();
        sns.publish(
                to -> to.topicArn(topicArn).message(Messages.write(outcome)).messageAttributes(Map.of("type", type)));
    }
}
