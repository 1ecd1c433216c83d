package dev.quittance.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

class BoundedClientTest {

    @Test
    void serviceThatNeverAnswers_isGivenUpWithinTheFunctionsTime() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = BoundedClient.of(SnsClient.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create()))) {
            // The first one also loads the client's classes, which takes what the machine needs.
            assertGivenUp(client);
            var startNanos = System.nanoTime();
            assertGivenUp(client);
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(15));
        }
    }

    private static void assertGivenUp(SnsClient client) {
        assertThatThrownBy(() -> client.publish(to -> to.topicArn("arn:topic").message("hello")))
                .isInstanceOf(SdkClientException.class);
    }
}
