package dev.quittance.cloud.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.quittance.cloud.settings.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticMqConfigurationTest {

    @Test
    void configuration_saysWhatTheWiringSays() {
        var text = new ElasticMqConfiguration(
                        9324,
                        "us-east-1",
                        "000000000000",
                        Path.of("/state/messages.db"),
                        List.of(new Wiring.Queue("payment-execute", 90, 1209600, 5)))
                .text();
        var configuration = ConfigFactory.parseString(text).resolve();
        var queue = configuration.getConfig("queues.payment-execute");
        assertThat(queue.getDuration("defaultVisibilityTimeout")).isEqualTo(Duration.ofSeconds(90));
        assertThat(queue.getString("deadLettersQueue.name")).isEqualTo("payment-execute-dead-letters");
        assertThat(queue.getInt("deadLettersQueue.maxReceiveCount")).isEqualTo(5);
        assertThat(configuration.hasPath("queues.payment-execute-dead-letters")).isTrue();
        assertThat(configuration.getString("rest-sqs.bind-hostname")).isEqualTo("127.0.0.1");
        assertThat(configuration.getString("messages-storage.uri"))
                .startsWith("jdbc:sqlite:/state/messages.db?journal_mode=WAL");
    }
}
