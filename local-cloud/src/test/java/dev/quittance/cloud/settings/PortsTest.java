package dev.quittance.cloud.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void zero_takesFreePorts_eachAnother() {
        var ports = Ports.claim(Settings.of(allFree()), Set.of());
        assertThat(Arrays.stream(Port.values()).map(ports::of))
                .doesNotHaveDuplicates()
                .doesNotContain(0);
    }

    @Test
    void takenPort_isNamed_withWhatItIsFor() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = allFree();
            settings.put("port.console", Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(() -> Ports.claim(Settings.of(settings), Set.of()))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " for the console is taken");
        }
    }

    @Test
    void port_thatLocalhostLeadsToSomebodyElseOn_isTaken() throws Exception {
        var loopback = InetAddress.ofLiteral("::1");
        assumeTrue(NetworkInterface.getByInetAddress(loopback) != null);
        try (var taken = new ServerSocket(0, 1, loopback)) {
            var settings = allFree();
            settings.put("port.api", Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(() -> Ports.claim(Settings.of(settings), Set.of()))
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " for the API is taken");
        }
    }

    @Test
    void unusedPort_isNotClaimed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = allFree();
            settings.put("port.api", Integer.toString(taken.getLocalPort()));
            var ports = Ports.claim(Settings.of(settings), Set.of(Port.API));
            assertThatThrownBy(() -> ports.of(Port.API)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Map<String, String> allFree() {
        var settings = new HashMap<String, String>();
        for (var port : Port.values()) {
            settings.put("port." + port.name().toLowerCase(Locale.ROOT), "0");
        }
        return settings;
    }
}
