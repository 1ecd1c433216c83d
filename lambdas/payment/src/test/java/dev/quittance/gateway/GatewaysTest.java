package dev.quittance.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.events.Mode;
import dev.quittance.fixture.RecordingGateway;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GatewaysTest {

    private final Gateway sandbox = new RecordingGateway();
    private final Gateways gateways = new Gateways(Stream.of(sandbox));

    @Test
    void testPayment_goesToTheSandbox() {
        assertThat(gateways.of(Mode.TEST)).isSameAs(sandbox);
    }

    @Test
    void livePayment_neverReachesTheSandbox() {
        assertThatThrownBy(() -> gateways.of(Mode.LIVE)).hasMessageContaining("LIVE");
    }
}
