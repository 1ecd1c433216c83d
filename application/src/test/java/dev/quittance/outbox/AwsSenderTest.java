package dev.quittance.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.quittance.test.Settings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;

class AwsSenderTest {

    private static final int SEVERAL_BATCHES = 1_000;

    private static final OutboxConfig HASTY = config("1S", "0.3S");
    private static final OutboxConfig PATIENT = config("60S", "10S");

    private static OutboxConfig config(String lease, String sendWithin) {
        return Settings.of(
                OutboxConfig.class,
                Map.of(
                        "quittance.outbox.execute-queue-url",
                        "http://localhost/execute",
                        "quittance.outbox.events-topic-arn",
                        "arn:aws:sns:us-east-1:000000000000:events",
                        "quittance.outbox.lease",
                        lease,
                        "quittance.outbox.send-within",
                        sendWithin));
    }

    @ParameterizedTest
    @EnumSource
    void destinationThatAnswersNothing_isGivenUp_beforeTheClaimIsOver(Destination destination) throws Exception {
        try (var silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                var sqs = at(silent, SqsClient.builder());
                var sns = at(silent, SnsClient.builder())) {
            var owed = messages(SEVERAL_BATCHES, "{}");
            var sender = new AwsSender(sqs, sns, HASTY);
            var sent = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> sender.send(destination, owed));
            assertThat(sent).isEmpty();
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C at(ServerSocket server, B builder) {
        return builder.endpointOverride(URI.create("http://localhost:" + server.getLocalPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    @Test
    void largeMessages_goInSeveralBatches() {
        var topic = new Topic("nothing");
        var owed = messages(12, "x".repeat(50 * 1024));
        assertThat(topic.sent(owed)).hasSize(12);
        assertThat(topic.calls).isEqualTo(3);
    }

    @Test
    void messageThatIsRefused_holdsUpNoneOfItsNeighbours() {
        var owed = new ArrayList<>(messages(9, "{}"));
        owed.addAll(4, messages(1, "poison"));
        assertThat(new Topic("poison").sent(owed))
                .hasSize(9)
                .doesNotContain(owed.get(4).id());
    }

    /** Takes batches as SNS does. */
    private static final class Topic implements SnsClient {

        private static final int BYTES_MAX = 256 * 1024;

        private final String refused;
        private int calls;

        Topic(String refused) {
            this.refused = refused;
        }

        Set<String> sent(List<OutboxMessage> owed) {
            try (var noQueue = SqsClient.builder().region(Region.US_EAST_1).build()) {
                return new AwsSender(noQueue, this, PATIENT).send(Destination.EVENTS, owed);
            }
        }

        @Override
        public PublishBatchResponse publishBatch(Consumer<PublishBatchRequest.Builder> request) {
            var entries =
                    PublishBatchRequest.builder().applyMutation(request).build().publishBatchRequestEntries();
            calls++;
            var bytes =
                    entries.stream().mapToInt(entry -> entry.message().length()).sum();
            if (bytes > BYTES_MAX
                    || entries.stream().anyMatch(entry -> entry.message().equals(refused))) {
                throw SnsException.builder().statusCode(400).message("refused").build();
            }
            return PublishBatchResponse.builder()
                    .successful(entries.stream()
                            .map(entry -> PublishBatchResultEntry.builder()
                                    .id(entry.id())
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static List<OutboxMessage> messages(int count, String body) {
        return Stream.generate(() -> OutboxMessage.of(
                        Destination.EVENTS, "payment.succeeded", null, body, PATIENT.lease(), Instant.EPOCH))
                .limit(count)
                .toList();
    }
}
