package dev.quittance.cloud.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentile_isTheSmallestTimeThatSoManyDoNotExceed() {
        var hundred = Latencies.ofNanos(LongStream.rangeClosed(1, 100)
                .map(each -> each * 1_000_000)
                .boxed()
                .toList());
        assertThat(hundred.percentile(50)).isEqualTo(50);
        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(hundred.percentile(100)).isEqualTo(100);
    }

    @Test
    void percentile_ofNothing_isNoNumber() {
        assertThat(Latencies.ofNanos(List.of()).percentile(50)).isNaN();
    }
}
