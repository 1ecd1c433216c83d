package dev.quittance.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However it ends, nothing is left running; and what was accepted is there at the next start. */
class PlatformEndsIT {

    @TempDir
    private Path state;

    @Test
    void platform_endsCleanly_andRemembers() throws Exception {
        String paid;
        try (var platform = PackagedPlatform.start(state)) {
            paid = new Merchant(platform).pay("pm_card_visa");
            assertThat(new Merchant(platform).settled(paid).path("status").asText())
                    .isEqualTo("succeeded");
            assertSecondIsRefused();

            platform.process().destroy();
            assertThat(platform.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(platform.processes()).isEmpty();
            assertThat(state.resolve("endpoints.env")).doesNotExist();
            assertThat(state.resolve("processes")).isEmptyDirectory();
        }
        try (var platform = PackagedPlatform.start(state)) {
            assertThat(new Merchant(platform).settled(paid).path("status").asText())
                    .isEqualTo("succeeded");
            assertThat(new Merchant(platform).charges(paid)).containsExactly("succeeded");
        }
    }

    @Test
    void killedSupervisor_leavesNoChild_andLosesNothing() throws Exception {
        String accepted;
        try (var platform = PackagedPlatform.start(state)) {
            accepted = new Merchant(platform).pay("pm_card_visa");
            platform.process().destroyForcibly();
            Eventually.seconds(15, () -> assertThat(platform.processes()).isEmpty());
        }
        try (var platform = PackagedPlatform.start(
                state, "queue.payment-execute.visibility-seconds=5", "queue.payment-resolve.visibility-seconds=5")) {
            assertThat(new Merchant(platform).settled(accepted).path("status").asText())
                    .isEqualTo("succeeded");
            assertThat(new Merchant(platform).charges(accepted)).containsExactly("succeeded");
        }
    }

    @Test
    void leashedPlatform_endsWithItsParent() throws Exception {
        try (var platform = PackagedPlatform.start(state, "leashed=true")) {
            platform.process().getOutputStream().close();
            assertThat(platform.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(platform.processes()).isEmpty();
        }
    }

    @Test
    void takenPort_isOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var platform = PackagedPlatform.begin(state, "port.sqs=" + taken.getLocalPort())) {
            assertThat(platform.process().waitFor()).isEqualTo(1);
            Eventually.seconds(
                    5,
                    () -> assertThat(platform.said())
                            .startsWith("Quittance: port " + taken.getLocalPort() + " for SQS is taken")
                            .hasLineCount(1));
        }
    }

    private void assertSecondIsRefused() throws Exception {
        try (var second = PackagedPlatform.begin(state)) {
            assertThat(second.process().waitFor()).isEqualTo(1);
            Eventually.seconds(
                    5,
                    () -> assertThat(second.said())
                            .startsWith("Quittance: it already runs on " + state)
                            .hasLineCount(1));
        }
        assertThat(Files.exists(state.resolve("endpoints.env"))).isTrue();
    }
}
