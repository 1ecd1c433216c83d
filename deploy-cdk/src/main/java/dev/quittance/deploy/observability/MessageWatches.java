package dev.quittance.deploy.observability;

import dev.quittance.deploy.application.ApplicationStack;
import dev.quittance.deploy.messaging.MessagingStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.Queue;

/** Messages that are stuck or given up, and what reads them. */
final class MessageWatches {

    private static final Duration MINUTE = Duration.minutes(1);
    private static final Duration FIVE_MINUTES = Duration.minutes(5);

    /** By queue, the age in seconds at which somebody is kept waiting. */
    private static final Map<String, Integer> AGE_MAX =
            Map.of("payment-execute", 300, "payment-resolve", 120, "payment-record", 900);

    private final MessagingStack messaging;
    private final ApplicationStack application;

    MessageWatches(MessagingStack messaging, ApplicationStack application) {
        this.messaging = messaging;
        this.application = application;
    }

    List<Watch> all() {
        var watches = new ArrayList<Watch>();
        AGE_MAX.keySet().stream().sorted().forEach(queue -> {
            watches.add(Watch.above(queue + "-dead-letters", deadLetters(queue), 0, 1));
            watches.add(Watch.above(queue + "-waiting", age(queue), AGE_MAX.getOrDefault(queue, 0), 5));
        });
        for (var function : List.of("payment", "recorder")) {
            watches.add(Watch.above(
                    function + "-function-errors", ofFunction(function).sum("Errors", FIVE_MINUTES), 2, 2));
            watches.add(Watch.above(
                    function + "-function-throttles", ofFunction(function).sum("Throttles", FIVE_MINUTES), 10, 3));
        }
        watches.add(Watch.above(
                "payment-function-slow", ofFunction("payment").metric("Duration", "p90", FIVE_MINUTES), 8000, 3));
        var topic = Measure.of("AWS/SNS", Map.of("TopicName", messaging.topic().getTopicName()));
        watches.add(Watch.above("events-not-delivered", topic.sum("NumberOfNotificationsFailed", FIVE_MINUTES), 0, 1));
        return watches;
    }

    Metric age(String queue) {
        return of(messaging.queue(queue).queue()).metric("ApproximateAgeOfOldestMessage", "Maximum", MINUTE);
    }

    Metric deadLetters(String queue) {
        return of(messaging.queue(queue).deadLetters()).metric("ApproximateNumberOfMessagesVisible", "Maximum", MINUTE);
    }

    Measure ofFunction(String name) {
        var function = name.equals("payment") ? application.payment() : application.recorder();
        return Measure.of(
                "AWS/Lambda", Map.of("FunctionName", function.function().getFunctionName()));
    }

    private static Measure of(Queue queue) {
        return Measure.of("AWS/SQS", Map.of("QueueName", queue.getQueueName()));
    }
}
