package dev.quittance.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.test.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final DeliveryConfig SHIPPED = Settings.of(DeliveryConfig.class, Map.of());

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "1, PT5S",
        "2, PT5M",
        "3, PT30M",
        "4, PT2H",
        "5, PT5H",
        "6, PT10H",
        "7, PT14H",
        "8, PT20H",
        "9, PT24H"
    })
    void shippedSchedule_waitsAsPromised(int failures, Duration wait) {
        assertThat(scheduleWithout(SHIPPED.delays()).after(failures)).contains(wait);
    }

    @Test
    void shippedSchedule_endsAfterTheTenthFailure() {
        assertThat(scheduleWithout(SHIPPED.delays()).after(10)).isEmpty();
    }

    @Test
    void jitter_staysWithinItsPart_andIsNotAlwaysTheSame() {
        var schedule = new RetrySchedule(List.of(Duration.ofSeconds(100)), 0.1, RandomGenerator.of("L64X128MixRandom"));
        var waits = java.util.stream.Stream.generate(() -> schedule.after(0).orElseThrow())
                .limit(1_000)
                .toList();
        assertThat(waits).allMatch(wait -> wait.toSeconds() >= 90 && wait.toSeconds() <= 110);
        assertThat(waits.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void scheduleWithoutDelays_isRefused() {
        assertThatThrownBy(() -> scheduleWithout(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static RetrySchedule scheduleWithout(List<Duration> delays) {
        return new RetrySchedule(delays, 0, RandomGenerator.getDefault());
    }
}
