package dev.quittance.cloud.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one description of topic, queues, functions and tables, which the deployment to AWS reads too. */
public record Wiring(
        String topic,
        List<Queue> queues,
        List<Subscription> subscriptions,
        List<Function> functions,
        List<Table> tables) {

    /** More processes than these would only wait for each other's processors; in AWS each has its own. */
    private static final int CONCURRENCY_MAX = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** A queue; its dead letters go to {@code <name>-dead-letters} after {@code maxReceiveCount} receives. */
    public record Queue(String name, int visibilityTimeoutSeconds, int retentionSeconds, int maxReceiveCount) {

        public String deadLetters() {
            return name + "-dead-letters";
        }
    }

    /** What of the topic a queue takes. */
    public record Subscription(String queue, JsonNode filterPolicy) {}

    public record Function(
            String name, String queue, int batchSize, int maximumConcurrency, int timeoutSeconds, int memoryMib) {}

    public record Table(
            String name, String partitionKey, @Nullable String sortKey) {}

    /** Fields that only AWS needs are ignored here. */
    public static Wiring read(Path file) {
        try {
            return JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file.toFile(), Wiring.class);
        } catch (IOException e) {
            throw new CannotStartException("can't read the wiring " + file + ": " + e.getMessage(), e);
        }
    }

    public Queue queue(String name) {
        return queues.stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CannotStartException("the wiring has no queue " + name));
    }

    /** The same wiring with what {@code queue.<name>.…} and {@code function.<name>.…} override, for drills and tests. */
    public Wiring with(Settings settings) {
        return new Wiring(
                topic,
                queues.stream().map(queue -> override(queue, settings)).toList(),
                subscriptions,
                functions.stream().map(function -> override(function, settings)).toList(),
                tables);
    }

    private static Queue override(Queue queue, Settings settings) {
        var name = "queue." + queue.name() + ".";
        return new Queue(
                queue.name(),
                settings.number(name + "visibility-seconds", queue.visibilityTimeoutSeconds()),
                queue.retentionSeconds(),
                settings.number(name + "max-receive-count", queue.maxReceiveCount()));
    }

    private static Function override(Function function, Settings settings) {
        var name = "function." + function.name() + ".";
        return new Function(
                function.name(),
                function.queue(),
                settings.number(name + "batch-size", function.batchSize()),
                settings.number(name + "concurrency", Math.min(function.maximumConcurrency(), CONCURRENCY_MAX)),
                settings.number(name + "timeout-seconds", function.timeoutSeconds()),
                function.memoryMib());
    }
}
