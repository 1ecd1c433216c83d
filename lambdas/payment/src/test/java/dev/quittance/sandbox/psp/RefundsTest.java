package dev.quittance.sandbox.psp;

import static dev.quittance.fixture.Asking.capture;
import static dev.quittance.fixture.Asking.charge;
import static dev.quittance.fixture.Asking.hold;
import static dev.quittance.fixture.Asking.inquire;
import static dev.quittance.fixture.Asking.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.events.Instruction.Authorize;
import dev.quittance.events.Instruction.Refund;
import dev.quittance.fixture.AtOnce;
import dev.quittance.fixture.TestTable;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefundsTest {

    private static final Verdict SUCCEEDED = new Verdict.Succeeded();
    private static final Verdict TOO_MUCH = new Verdict.Failed(Refusal.AMOUNT_EXCEEDS_REFUNDABLE);

    private final TestPsp psp = new TestPsp();

    @Test
    void refund_inParts_givesAllBack() {
        var charge = charged("pm_card_visa", 100);
        assertThat(psp.verdict(refund(charge, 60))).isEqualTo(SUCCEEDED);
        assertThat(psp.verdict(refund(charge, 40))).isEqualTo(SUCCEEDED);
        assertThat(refunded(charge)).isEqualTo(100);
    }

    @Test
    void refunds_ofMoreThanWasTakenAtOnce_giveBackNoMoreThanThat() throws Exception {
        var charge = charged("pm_card_visa", 100);
        var entries = AtOnce.all(IntStream.range(0, 20)
                .<Callable<Entry>>mapToObj(_ -> {
                    var refund = refund(charge, 60);
                    return () -> psp.ask(refund);
                })
                .toList());
        assertThat(entries)
                .filteredOn(entry -> entry.verdict().equals(SUCCEEDED))
                .hasSize(1);
        assertThat(refunded(charge)).isEqualTo(60);
    }

    @Test
    void refund_ofAHold_isLimitedToWhatWasCaptured() {
        var hold = hold("pm_card_visa", 1000);
        psp.ask(hold);
        psp.ask(capture(hold, 400));
        assertThat(psp.verdict(refund(hold, 401))).isEqualTo(TOO_MUCH);
        assertThat(psp.verdict(refund(hold, 400))).isEqualTo(SUCCEEDED);
    }

    @Test
    void refund_ofADecline_isRefused() {
        assertThat(psp.verdict(refund(charged("pm_card_declined", 100), 1))).isEqualTo(TOO_MUCH);
    }

    @Test
    void pendingRefund_pendsUntilItsTime_thenSucceeds() {
        var refund = pending("pm_refund_pending");
        assertThat(psp.verdict(inquire(refund.operation()))).isInstanceOf(Verdict.Pending.class);
        psp.time.pass(TestPsp.REFUND_SETTLES_AFTER);
        assertThat(psp.verdict(inquire(refund.operation()))).isEqualTo(SUCCEEDED);
        assertThat(psp.verdict(refund)).isEqualTo(SUCCEEDED);
    }

    @Test
    void pendingRefund_setsItsMoneyAside() {
        var charge = charged("pm_refund_pending", 100);
        psp.ask(refund(charge, 60));
        assertThat(psp.verdict(refund(charge, 60))).isEqualTo(TOO_MUCH);
    }

    @Test
    void failingRefund_pendsThenFails_andItsMoneyCanBeRefundedAgain() {
        var refund = pending("pm_refund_fails");
        psp.time.pass(TestPsp.REFUND_SETTLES_AFTER);
        assertThat(psp.verdict(inquire(refund.operation()))).isEqualTo(new Verdict.Failed(Refusal.REFUND_REFUSED));
        assertThat(TestTable.number(refund.authorization(), "amount_refundable"))
                .isEqualTo(100);
    }

    @Test
    void failingRefund_inquiredByManyAtOnce_comesBackOnce() throws Exception {
        var charge = charged("pm_refund_fails", 100);
        var refund = refund(charge, 40);
        psp.ask(refund);
        psp.ask(refund(charge, 60));
        psp.time.pass(TestPsp.REFUND_SETTLES_AFTER);
        AtOnce.times(10, () -> psp.ask(inquire(refund.operation())));
        assertThat(refunded(charge)).isEqualTo(60);
    }

    private Authorize charged(String token, long amount) {
        var charge = charge(token, amount);
        psp.ask(charge);
        return charge;
    }

    private Refund pending(String token) {
        var refund = refund(charged(token, 100), 100);
        psp.ask(refund);
        return refund;
    }

    private static long refunded(Authorize charge) {
        return TestTable.number(charge.operation().id(), "amount_refunded");
    }
}
