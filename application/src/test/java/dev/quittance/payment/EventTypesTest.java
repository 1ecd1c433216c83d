package dev.quittance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "payment.*", "refund.*", "payment.succeeded", "payment.outcome_unknown", "refund.failed"})
    void patternThatMatchesSomething_isOne(String pattern) {
        assertThat(EventTypes.isPattern(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "payment", "payment.", "payments.*", "payment.suceeded", "*.succeeded", "**", "operation.*"})
    void patternThatNeverMatches_isNone(String pattern) {
        assertThat(EventTypes.isPattern(pattern)).isFalse();
    }

    @Test
    void type_isMatchedByItself_byItsFamily_andByAll() {
        assertThat(EventTypes.patternsOf("payment.failed"))
                .containsExactlyInAnyOrder("payment.failed", "payment.*", "*");
    }

    @Test
    void patterns_standForTheTypesThatThereAre() {
        assertThat(EventTypes.matching(List.of("refund.*", "payment.succeeded", "unheard.of")))
                .contains("refund.failed", "payment.succeeded")
                .doesNotContain("payment.canceled", "unheard.of");
    }
}
