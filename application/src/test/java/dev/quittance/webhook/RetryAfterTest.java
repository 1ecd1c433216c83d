package dev.quittance.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                            | PT2M
            0                              | PT0S
            Sun, 22 Nov 2026 13:00:00 GMT  | PT1H
            Sun, 22 Nov 2026 11:00:00 GMT  |
            -5                             |
            1.5                            |
            soon                           |
            99999999999999999999           |
                                           |
            """)
    void header_isSecondsOrADate_orIgnored(@Nullable String header, @Nullable Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }
}
