package dev.quittance.publication;

import dev.quittance.events.Outcome;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Publishes outcomes to the topic {@code payment-events}. The attribute {@code type} is what subscriptions filter on.
 * What could not be published is an exception: the queue hands the instruction over again, the PSP repeats its answer,
 * and the outcome comes out under the same event id.
 *
 * <p>One publication is under way at a time. Outcomes that come meanwhile go together in the next: a lone one never
 * waits, and many cost little more than one.
 */
@Singleton
public class OutcomePublisher {

    /** SNS takes no more at once. */
    private static final int BATCH_MAX = 10;

    private final SnsClient sns;
    private final String topicArn;
    private final Queue<Publication> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock publishing = new ReentrantLock();

    public OutcomePublisher(SnsClient sns, @ConfigProperty(name = "quittance.events.topic-arn") String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    /** Returns when the topic has taken the outcome. */
    public void publish(Outcome outcome) {
        var publication = new Publication(outcome);
        waiting.add(publication);
        publishing.lock();
        try {
            while (!publication.isOver()) {
                publishNext();
            }
        } finally {
            publishing.unlock();
        }
        publication.requireTaken();
    }

    private void publishNext() {
        var batch = new ArrayList<Publication>();
        while (batch.size() < BATCH_MAX && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        try {
            publish(batch);
        } catch (RuntimeException e) {
            batch.forEach(publication -> publication.failed(e));
        } finally {
            // Whatever happened, nobody waits for what is no longer waiting.
            batch.stream()
                    .filter(publication -> !publication.isOver())
                    .forEach(publication -> publication.failed(new IllegalStateException("the topic did not say")));
        }
    }

    private void publish(List<Publication> batch) {
        var entries = IntStream.range(0, batch.size())
                .mapToObj(i -> batch.get(i).entry(Integer.toString(i)))
                .toList();
        var answer = sns.publishBatch(to -> to.topicArn(topicArn).publishBatchRequestEntries(entries));
        answer.successful()
                .forEach(entry -> batch.get(Integer.parseInt(entry.id())).taken());
        answer.failed()
                .forEach(entry -> batch.get(Integer.parseInt(entry.id()))
                        .failed(new IllegalStateException("not taken: " + entry.code() + ", " + entry.message())));
    }
}
