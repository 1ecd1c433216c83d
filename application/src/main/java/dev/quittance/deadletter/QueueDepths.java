package dev.quittance.deadletter;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How deep the queues are, as far as SQS knows. Asked for only while somebody looks, and once however many look. */
@ApplicationScoped
public class QueueDepths {

    /**
     * One queue.
     *
     * @param waiting messages that nobody has taken yet
     * @param inFlight messages that were taken and not deleted yet
     * @param dead messages that were given up
     */
    public record Depth(String queue, long waiting, long inFlight, long dead) {}

    private static final String ALL = "all";

    private final SqsClient sqs;
    private final DeadLetterConfig config;
    private final LoadingCache<String, Optional<List<Depth>>> depths;

    QueueDepths(SqsClient sqs, DeadLetterConfig config, ExecutorService executor) {
        this.sqs = sqs;
        this.config = config;
        this.depths = Caffeine.newBuilder()
                .executor(executor)
                .refreshAfterWrite(config.depthsRefreshedAfter())
                .expireAfterWrite(config.depthsKeptFor())
                .build(_ -> ask());
    }

    /** By the queues' names; empty when SQS didn't answer. Waits for it only when nobody has asked lately. */
    public Optional<List<Depth>> now() {
        return depths.get(ALL);
    }

    private Optional<List<Depth>> ask() {
        try {
            return Optional.of(config.queues().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(queue -> depth(queue.getKey(), queue.getValue()))
                    .toList());
        } catch (SdkException e) {
            Log.warnf("event=queues.no_answer cause=%s", e);
            return Optional.empty();
        }
    }

    private Depth depth(String name, DeadLetterConfig.Urls urls) {
        var queue = attributes(urls.queueUrl());
        return new Depth(
                name,
                number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                visible(urls.deadLettersUrl()));
    }

    /** Messages that can be received, asked for anew. */
    long visible(String url) {
        return number(attributes(url), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                        .overrideConfiguration(call -> call.apiCallTimeout(config.callTimeout())))
                .attributes();
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }
}
