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

    /** What is in flight when it is killed comes again within seconds, not after 90 or 30. */
    private static final String[] SETTINGS = {
        "queue.payment-execute.visibility-seconds=5", "queue.payment-resolve.visibility-seconds=5"
    };

    @TempDir
    private Path state;

    @Test
    void killedSupervisor_leavesNoChild_andLosesNothing() throws Exception {
        String paid;
        String accepted;
        try (var platform = PackagedPlatform.start(state, SETTINGS)) {
            assertSecondIsRefused();
            var merchant = new Merchant(platform);
            paid = merchant.pay("pm_card_visa");
            merchant.settled(paid);
            accepted = merchant.pay("pm_card_visa");
            platform.process().destroyForcibly();
            Eventually.seconds(120, () -> assertThat(platform.processes()).isEmpty());
        }
        try (var platform = PackagedPlatform.start(state, SETTINGS)) {
            assertChargedOnce(platform, paid);
            assertChargedOnce(platform, accepted);
            assertEndsWithItsParent(platform);
        }
    }

    @Test
    void takenPort_isOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var platform = PackagedPlatform.begin(state, "port.sqs=" + taken.getLocalPort())) {
            assertThat(platform.process().waitFor()).isEqualTo(1);
            Eventually.seconds(
                    60,
                    () -> assertThat(platform.said())
                            .startsWith("Quittance: port " + taken.getLocalPort() + " for SQS is taken")
                            .hasLineCount(1));
        }
    }

    @Test
    void topicsThatCantBeRead_leaveNoHalfPlatform() throws Exception {
        Files.writeString(Files.createDirectories(state.resolve("data/sns")).resolve("topics.json"), "no JSON");
        try (var platform = PackagedPlatform.begin(state)) {
            assertThat(platform.process().waitFor(PackagedPlatform.ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(platform.process().exitValue()).isEqualTo(1);
            assertThat(platform.processes()).isEmpty();
            Eventually.seconds(60, () -> assertThat(platform.said()).contains("Quittance can't start"));
        }
    }

    private static void assertChargedOnce(PackagedPlatform platform, String payment) throws Exception {
        var merchant = new Merchant(platform);
        assertThat(merchant.settled(payment).path("status").asText()).isEqualTo("succeeded");
        assertThat(merchant.charges(payment)).containsExactly("succeeded");
    }

    /** As Maven holds it: the end of standard input is the end of whoever started the platform. */
    private void assertEndsWithItsParent(PackagedPlatform platform) throws Exception {
        platform.process().getOutputStream().close();
        assertThat(platform.process().waitFor(PackagedPlatform.ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(platform.processes()).isEmpty();
        assertThat(state.resolve("processes")).isEmptyDirectory();
        assertThat(state.resolve("endpoints.env")).doesNotExist();
    }

    private void assertSecondIsRefused() throws Exception {
        try (var second = PackagedPlatform.begin(state)) {
            assertThat(second.process().waitFor()).isEqualTo(1);
            Eventually.seconds(
                    60,
                    () -> assertThat(second.said())
                            .startsWith("Quittance: it already runs on " + state)
                            .hasLineCount(1));
        }
        assertThat(Files.exists(state.resolve("endpoints.env"))).isTrue();
    }
}
