package dev.quittance.sandbox.psp;

import static dev.quittance.fixture.Asking.capture;
import static dev.quittance.fixture.Asking.charge;
import static dev.quittance.fixture.Asking.hold;
import static dev.quittance.fixture.Asking.inquire;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.fixture.TestTable;
import dev.quittance.gateway.Reply;
import org.junit.jupiter.api.Test;

class SandboxPspTest {

    private final TestPsp psp = new TestPsp();

    @Test
    void timeoutCharged_chargesAndNeverAnswers() {
        var charge = charge("pm_fault_timeout_charged");
        assertThat(psp.answers(charge, 1)).isEmpty();
        assertThat(psp.verdict(inquire(charge.operation()))).isEqualTo(new Verdict.Succeeded());
    }

    @Test
    void timeoutCharged_losesTheAnswersToCapturesToo() {
        var hold = hold("pm_fault_timeout_charged", 1000);
        var capture = capture(hold, 1000);
        psp.answers(hold, 1);
        assertThat(psp.answers(capture, 1)).isEmpty();
        assertThat(psp.verdict(inquire(capture.operation()))).isEqualTo(new Verdict.Succeeded());
    }

    @Test
    void timeoutNotCharged_neverArrives() {
        var charge = charge("pm_fault_timeout_not_charged");
        assertThat(psp.answers(charge, 1)).isEmpty();
        assertThat(TestTable.item(charge.operation().id())).isEmpty();
    }

    @Test
    void fiveHundred_comesAfterTheDeed_andTheRetryReadsItOut() {
        var charge = charge("pm_fault_500_then_ok");
        assertThat(psp.answers(charge, 1)).containsExactly(new Reply.Unavailable<>("500"));
        assertThat(TestTable.number(charge.operation().id(), "amount_captured")).isEqualTo(4200);
        assertThat(psp.answers(charge, 2)).hasExactlyElementsOfTypes(Reply.Answered.class);
    }
}
