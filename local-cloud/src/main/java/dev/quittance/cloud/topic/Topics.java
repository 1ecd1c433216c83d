package dev.quittance.cloud.topic;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Who subscribed to what, kept in a small file. */
final class Topics {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:";

    private final Path file;
    private final Map<String, List<Subscription>> topics;

    private Topics(Path file, Map<String, List<Subscription>> topics) {
        this.file = file;
        this.topics = new TreeMap<>(topics);
    }

    static Topics keptIn(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return new Topics(
                    file, Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The topic's ARN, whether it was there before or not. */
    synchronized String create(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw Refusals.invalid("Name", "is no name for a topic: " + name);
        }
        if (topics.putIfAbsent(ARN + name, List.of()) == null) {
            save();
        }
        return ARN + name;
    }

    synchronized void delete(String topicArn) {
        topics.remove(topicArn);
        save();
    }

    synchronized List<String> arns() {
        return List.copyOf(topics.keySet());
    }

    synchronized List<Subscription> subscriptions() {
        return topics.values().stream().flatMap(List::stream).toList();
    }

    synchronized List<Subscription> subscriptions(String topicArn) {
        var subscriptions = topics.get(topicArn);
        if (subscriptions == null) {
            throw Refusals.noSuch("Topic");
        }
        return subscriptions;
    }

    synchronized Subscription subscription(String arn) {
        return subscriptions().stream()
                .filter(subscription -> subscription.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> Refusals.noSuch("Subscription"));
    }

    /** A queue subscribes once: a second time changes how. */
    synchronized Subscription subscribe(String topicArn, String queueArn, Map<String, String> attributes) {
        var arn = subscriptions(topicArn).stream()
                .filter(subscription -> subscription.queueArn().equals(queueArn))
                .map(Subscription::arn)
                .findFirst()
                .orElseGet(() -> topicArn + ":" + UUID.randomUUID());
        return put(new Subscription(arn, topicArn, queueArn, attributes));
    }

    synchronized void change(String arn, String attribute, String value) {
        put(subscription(arn).with(attribute, value));
    }

    synchronized void unsubscribe(String arn) {
        topics.replaceAll((topic, subscriptions) -> without(arn, subscriptions));
        save();
    }

    private Subscription put(Subscription subscription) {
        var subscriptions = new ArrayList<>(without(subscription.arn(), subscriptions(subscription.topicArn())));
        subscriptions.add(subscription);
        topics.put(subscription.topicArn(), List.copyOf(subscriptions));
        save();
        return subscription;
    }

    private static List<Subscription> without(String arn, List<Subscription> subscriptions) {
        return subscriptions.stream()
                .filter(subscription -> !subscription.arn().equals(arn))
                .toList();
    }

    /** Written whole or not at all. */
    private void save() {
        try {
            var unfinished = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(unfinished.toFile(), topics);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
