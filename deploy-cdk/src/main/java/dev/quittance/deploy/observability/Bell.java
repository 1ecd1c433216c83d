package dev.quittance.deploy.observability;

import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.QuittanceStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Where alarms go: a topic that mails to one address. It is encrypted by SNS itself; Amazon's own key would let no alarm
 * in, without a word.
 */
final class Bell extends Construct {

    private final Topic topic;

    Bell(QuittanceStack stack, Settings settings) {
        super(stack, "Bell");
        topic = Topic.Builder.create(this, "Alarms").enforceSsl(true).build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(new TreeMap<>(Map.of(
                        "ArnLike",
                                Map.of(
                                        "aws:SourceArn",
                                        "arn:aws:cloudwatch:" + settings.region() + ":" + settings.account()
                                                + ":alarm:quittance-" + settings.name() + "-*"),
                        "StringEquals", Map.of("aws:SourceAccount", settings.account()))))
                .build());
        CfnSubscription.Builder.create(this, "Mail")
                .topicArn(topic.getTopicArn())
                .protocol("email")
                .endpoint(settings.observability().alarmEmail())
                .build();
    }

    Topic topic() {
        return topic;
    }
}
