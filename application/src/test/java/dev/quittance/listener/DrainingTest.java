package dev.quittance.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.test.HttpPeer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.net.http.HttpClient.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private final Draining draining = new Draining();

    @Test
    void answers_keepTheConnection_untilTheEndBegins() throws Exception {
        assertThat(connectionHeaders(Version.HTTP_1_1)).isEmpty();
        draining.begin(new ShutdownDelayInitiatedEvent());
        assertThat(connectionHeaders(Version.HTTP_1_1)).containsExactly("close");
    }

    @Test
    void answerOfHttp2_whichForbidsTheHeader_comesWithoutIt() throws Exception {
        draining.begin(new ShutdownDelayInitiatedEvent());
        assertThat(connectionHeaders(Version.HTTP_2)).isEmpty();
    }

    private List<String> connectionHeaders(Version version) throws Exception {
        try (var server = new HttpPeer(
                draining::sayGoodbye, exchange -> exchange.response().end("paid"))) {
            var answer = server.post(version, new byte[0]);
            assertThat(answer.body()).isEqualTo("paid");
            return answer.headers().allValues("connection");
        }
    }
}
