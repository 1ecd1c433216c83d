package dev.quittance.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.aws.BoundedClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Timeouts that stand in different files and only make sense together. */
class ShippedSettingsTest {

    private final Duration psp = setting("quittance.psp.timeout");
    private final Duration batch = setting("quittance.batch.timeout");
    private final JsonNode function = named("functions", "payment");
    private final Duration functionTimeout =
            Duration.ofSeconds(function.path("timeout_seconds").asLong());

    ShippedSettingsTest() throws IOException {}

    @Test
    void psp_hasEightSeconds() {
        assertThat(psp).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void batch_outlastsThePspAndThePublishing() {
        assertThat(psp.plus(BoundedClient.CALL)).isLessThan(batch);
    }

    @Test
    void function_outlastsTheBatchByTheTimeToAnswer() {
        assertThat(batch.plusSeconds(1)).isLessThan(functionTimeout);
    }

    @Test
    void visibility_isSixTimesTheFunctionsTimeout() throws IOException {
        var visibility = named("queues", "payment-execute")
                .path("visibility_timeout_seconds")
                .asLong();
        assertThat(Duration.ofSeconds(visibility)).isGreaterThanOrEqualTo(functionTimeout.multipliedBy(6));
    }

    private static Duration setting(String name) throws IOException {
        var properties = new Properties();
        try (var in = PaymentFunction.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        }
        return Duration.parse("PT" + properties.getProperty(name));
    }

    private static JsonNode named(String kind, String name) throws IOException {
        var wiring = new ObjectMapper().readTree(Path.of("../wiring.json").toFile());
        return StreamSupport.stream(wiring.path(kind).spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
