package dev.quittance.deploy.wiring;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code lambdas/wiring.json}: what runs on one machine is what is deployed. */
public record Wiring(
        String topic,
        List<QueueWiring> queues,
        List<SubscriptionWiring> subscriptions,
        List<FunctionWiring> functions,
        List<TableWiring> tables) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public static Wiring read(Path repository) throws IOException {
        return MAPPER.readValue(repository.resolve("lambdas/wiring.json").toFile(), Wiring.class);
    }

    public FunctionWiring function(String name) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public record QueueWiring(String name, int visibilityTimeoutSeconds, int retentionSeconds, int maxReceiveCount) {}

    /** @param filterPolicy passed on to SNS as it is written */
    public record SubscriptionWiring(String queue, Map<String, Object> filterPolicy) {}

    public record FunctionWiring(
            String name, String queue, int batchSize, int maximumConcurrency, int timeoutSeconds, int memoryMib) {}

    /** Keys are strings. */
    public record TableWiring(
            String name, String partitionKey, @Nullable String sortKey) {}
}
