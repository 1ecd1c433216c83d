package dev.quittance.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.events.Mode;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com:443/hook?a=b%20c",
                "https://xn--bcher-kva.example/hook",
                "https://4you.example.com/",
                "HTTPS://EXAMPLE.COM/"
            })
    void publicHost_isAccepted_inLiveMode(String url) {
        assertThat(EndpointUrl.fault(url, Mode.LIVE, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/", "https://example.com:8443/", "http://example.com:443/"})
    void otherThanHttpsOn443_isForTestModeOnly(String url) {
        assertThat(EndpointUrl.fault(url, Mode.LIVE, false)).isPresent();
        assertThat(EndpointUrl.fault(url, Mode.TEST, false)).isEmpty();
    }

    @Test
    void lastPort_isAccepted() {
        assertThat(EndpointUrl.fault("http://example.com:65535/", Mode.TEST, false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://017700000001/",
                "http://0x7f000001/",
                "http://0x7f.0x0.0x0.0x1/",
                "http://0177.0.0.1/",
                "http://127.0.0.1./",
                "http://169.254.169.254/latest/meta-data",
                "http://8.8.8.8/",
                "http://a.b.0x1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[fe80::1%25eth0]/",
                "http://%31%32%37.0.0.1/",
                "http://127。0。0。1/",
                "http://①②⑦.0.0.1/",
                "http://localhost/",
                "http://localhost./",
                "http://LOCALHOST/",
                "http://api.localhost/",
                "http://printer.local/",
                "http://metadata.google.internal/",
                "http://intranet/",
                "http://user@example.com/",
                "http://user:secret@example.com/",
                "http://example.com/#there",
                "http://example.com\\@127.0.0.1/",
                "http://exa mple.com/",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com:99999999999/",
                "http:///hook",
                "http:example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "//example.com/",
                "example.com",
                ""
            })
    void anythingElse_isRefused(String url) {
        assertThat(EndpointUrl.fault(url, Mode.TEST, false)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3000/hook, TEST, true", "https://localhost/, LIVE, false"})
    void localhost_isForTestsOnOneMachineOnly(String url, Mode mode, boolean accepted) {
        assertThat(EndpointUrl.fault(url, mode, true).isEmpty()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:3000/", "http://[::1]:3000/", "http://169.254.169.254/"})
    void addressInDigits_isRefused_evenWhereLocalhostIsAllowed(String url) {
        assertThat(EndpointUrl.fault(url, Mode.TEST, true)).isPresent();
    }

    @Test
    void longUrl_isRefused() {
        assertThat(EndpointUrl.fault("https://example.com/" + "x".repeat(2_048), Mode.TEST, false))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, 443, /",
        "http://example.com?a=b, 80, /?a=b",
        "https://example.com:8443/a%2Fb?c=%20, 8443, /a%2Fb?c=%20"
    })
    void requestLine_isWhatTheUrlSays(String url, int port, String target) {
        assertThat(EndpointUrl.port(URI.create(url))).isEqualTo(port);
        assertThat(EndpointUrl.target(URI.create(url))).isEqualTo(target);
    }
}
