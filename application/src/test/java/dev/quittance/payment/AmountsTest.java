package dev.quittance.payment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.test.Settings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "minimum.JPY, 100000000",
        "minimum.JPY, 0",
        "maximum.JPY, 0",
        "maximum.JPY, 1000000000000",
        "minimum.XXX, 50"
    })
    void limitsThatMakeNoSense_areRefused(String setting, String amount) {
        var limits = Settings.of(AmountLimits.class, Map.of("quittance.amounts." + setting, amount));
        assertThatThrownBy(() -> new Amounts(limits)).hasMessageContaining("quittance.amounts");
    }

    /** As an instance gets its settings. */
    @Test
    void limit_isSetByAnEnvironmentVariable() {
        var environment = new EnvConfigSource(Map.of("QUITTANCE_AMOUNTS_MAXIMUM_VND", "500000000"), 300);
        var amounts = new Amounts(new SmallRyeConfigBuilder()
                .withMapping(AmountLimits.class)
                .withSources(environment)
                .build()
                .getConfigMapping(AmountLimits.class));
        amounts.require(500_000_000, "VND");
        assertThatThrownBy(() -> amounts.require(500_000_001, "VND")).hasMessageContaining("at most 500000000");
    }
}
