package dev.quittance.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventIdsTest {

    @Test
    void sameFact_hasSameId() {
        assertThat(EventIds.ofOutcome("op_1", Outcome.SUCCEEDED, "psp_1"))
                .isEqualTo("evt_929a0436cfe8563fbad7150c4d9491d2");
    }

    @Test
    void otherFact_hasOtherId() {
        assertThat(EventIds.ofPaymentEvent("pay_1", 1)).isNotEqualTo(EventIds.ofPaymentEvent("pay_1", 2));
    }
}
