package dev.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.test.HttpPeer;
import java.net.http.HttpClient.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    @Test
    void refusal_endsTheConnection_butForHttp2_whichForbidsTheHeader() throws Exception {
        assertThat(connectionHeaders(Version.HTTP_1_1)).containsExactly("close");
        assertThat(connectionHeaders(Version.HTTP_2)).isEmpty();
    }

    private static List<String> connectionHeaders(Version version) throws Exception {
        try (var server = new HttpPeer(new BodyLimit()::check)) {
            var answer = server.post(version, new byte[70_000]);
            assertThat(answer.statusCode()).isEqualTo(413);
            return answer.headers().allValues("connection");
        }
    }
}
