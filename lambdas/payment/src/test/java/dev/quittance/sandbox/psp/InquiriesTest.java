package dev.quittance.sandbox.psp;

import static dev.quittance.fixture.Asking.capture;
import static dev.quittance.fixture.Asking.charge;
import static dev.quittance.fixture.Asking.hold;
import static dev.quittance.fixture.Asking.inquire;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.fixture.AtOnce;
import dev.quittance.fixture.TestTable;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class InquiriesTest {

    private static final Verdict NOTHING = new Verdict.Failed(Refusal.NOTHING_HAPPENED);

    private final TestPsp psp = new TestPsp();

    @Test
    void inquiry_aboutACharge_readsItOut() {
        var charge = charge("pm_card_visa");
        var entry = psp.ask(charge);
        assertThat(psp.ask(inquire(charge.operation()))).isEqualTo(entry);
    }

    @Test
    void inquiry_aboutNothing_leavesAVoid() {
        var charge = charge("pm_card_visa");
        assertThat(psp.verdict(inquire(charge.operation()))).isEqualTo(NOTHING);
        assertThat(TestTable.text(charge.operation().id(), "kind")).isEqualTo("void");
    }

    @Test
    void charge_afterTheVoid_loses() {
        var charge = charge("pm_card_visa");
        psp.ask(inquire(charge.operation()));
        assertThat(psp.verdict(charge)).isEqualTo(NOTHING);
    }

    @Test
    void capture_afterTheVoid_takesNothing() {
        var hold = hold("pm_card_visa", 1000);
        var capture = capture(hold, 1000);
        psp.ask(hold);
        psp.ask(inquire(capture.operation()));
        assertThat(psp.verdict(capture)).isEqualTo(NOTHING);
        assertThat(TestTable.number(hold.operation().id(), "amount_captured")).isZero();
    }

    @RepeatedTest(20)
    void chargeAndInquiry_atOnce_agreeOnOneEnd() throws Exception {
        var charge = charge("pm_card_visa");
        var ends = AtOnce.<Entry>all(List.of(
                () -> psp.ask(charge),
                () -> psp.ask(inquire(charge.operation())),
                () -> psp.ask(charge),
                () -> psp.ask(inquire(charge.operation()))));
        assertThat(ends).extracting(Entry::verdict).containsOnly(ends.getFirst().verdict());
    }
}
