package dev.quittance.cloud.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortsTest {

    @Test
    void zero_takesFreePorts_eachAnother() {
        var ports = Ports.claim(Settings.of(allFree()), Set.of());
        assertThat(Arrays.stream(Port.values()).map(ports::of))
                .doesNotHaveDuplicates()
                .doesNotContain(0);
    }

    @ParameterizedTest
    @MethodSource("loopbacks")
    void portThatSomebodyHasOnThisMachine_isNamed_withWhatItIsFor(InetAddress address) throws Exception {
        try (var taken = new ServerSocket(0, 1, address)) {
            var settings = allFree();
            settings.put("port.console", Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(() -> Ports.claim(Settings.of(settings), Set.of()))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " for the console is taken");
        }
    }

    /** Wherever "localhost" may lead: 127.0.0.1, and ::1 where there is one. */
    static Stream<InetAddress> loopbacks() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"))::contains);
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
