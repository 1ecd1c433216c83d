package dev.quittance.cloud.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

    private static final Wiring SHIPPED = Wiring.read(Path.of("../lambdas/wiring.json"));

    @Test
    void shippedWiring_isWhole() {
        assertThat(SHIPPED.topic()).isEqualTo("payment-events");
        assertThat(SHIPPED.queues())
                .extracting(Wiring.Queue::name)
                .containsExactly("payment-execute", "payment-record", "payment-resolve");
        assertThat(SHIPPED.functions())
                .allSatisfy(
                        function -> assertThat(SHIPPED.queue(function.queue())).isNotNull());
        assertThat(SHIPPED.tables()).extracting(Wiring.Table::sortKey).containsExactly("event_id", null);
    }

    @Test
    void visibility_outlastsTheFunctionSixTimes_asShipped() {
        assertThat(SHIPPED.functions())
                .allSatisfy(
                        function -> assertThat(SHIPPED.queue(function.queue()).visibilityTimeoutSeconds())
                                .isGreaterThanOrEqualTo(6 * function.timeoutSeconds()));
    }

    @Test
    void settings_overrideOneQueueOrFunction() {
        var wiring = SHIPPED.with(Settings.of(Map.of(
                "queue.payment-execute.visibility-seconds", "3",
                "queue.payment-execute.max-receive-count", "9",
                "function.payment.timeout-seconds", "2",
                "function.payment.concurrency", "1")));
        assertThat(wiring.queue("payment-execute").visibilityTimeoutSeconds()).isEqualTo(3);
        assertThat(wiring.queue("payment-execute").maxReceiveCount()).isEqualTo(9);
        assertThat(wiring.queue("payment-record")).isEqualTo(SHIPPED.queue("payment-record"));
        assertThat(wiring.functions().getFirst().timeoutSeconds()).isEqualTo(2);
        assertThat(wiring.functions().getFirst().maximumConcurrency()).isEqualTo(1);
    }

    @Test
    void missingFile_isOneLine() {
        assertThatThrownBy(() -> Wiring.read(Path.of("nowhere.json")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("nowhere.json");
    }
}
