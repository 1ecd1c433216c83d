package dev.quittance.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    @Test
    void sameFact_hasSameId() {
        assertThat(EventIds.ofOutcome("op_1", Outcome.SUCCEEDED, "psp_1"))
                .isEqualTo("evt_929a0436cfe8563fbad7150c4d9491d2");
    }

    @Test
    void otherFact_hasOtherId() {
        var restored = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(Set.of(
                        EventIds.ofPaymentEvent("pay_1", 1, "refund.created", restored),
                        EventIds.ofPaymentEvent("pay_1", 2, "refund.created", restored),
                        EventIds.ofPaymentEvent("pay_1", 1, "payment.canceled", restored),
                        EventIds.ofPaymentEvent("pay_1", 1, "refund.created", restored.plusMillis(1))))
                .hasSize(4);
    }
}
