package dev.quittance.payment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.test.Settings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "minimum.JPY, 100000000",
        "minimum.JPY, 0",
        "maximum.JPY, 0",
        "maximum.JPY, 1000000000000",
        "minimum.jpy, 50"
    })
    void limitsThatMakeNoSense_areRefused(String setting, String amount) {
        var limits = Settings.of(AmountLimits.class, Map.of("quittance.amounts." + setting, amount));
        assertThatThrownBy(() -> new Amounts(limits)).hasMessageContaining("quittance.amounts");
    }
}
