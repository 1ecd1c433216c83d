package dev.quittance.sandbox.psp;

import static dev.quittance.fixture.Asking.cameBack;
import static dev.quittance.fixture.Asking.capture;
import static dev.quittance.fixture.Asking.charge;
import static dev.quittance.fixture.Asking.hold;
import static dev.quittance.fixture.Asking.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.events.DeclineCode;
import dev.quittance.fixture.AtOnce;
import dev.quittance.fixture.TestTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargesTest {

    private final TestPsp psp = new TestPsp();

    @ParameterizedTest
    @ValueSource(
            strings = {"pm_card_visa", "pm_card_mastercard", "pm_card_amex", "pm_refund_pending", "pm_refund_fails"})
    void card_thatPays_isChargedAtOnce(String token) {
        var charge = charge(token);
        var entry = psp.ask(charge);
        assertThat(entry.verdict()).isEqualTo(new Verdict.Succeeded());
        assertThat(entry.funds()).isEqualTo(Funds.taken(4200));
        assertThat(TestTable.text(charge.operation().id(), "kind")).isEqualTo("charge");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_declined, GENERIC_DECLINE",
        "pm_card_insufficient_funds, INSUFFICIENT_FUNDS",
        "pm_card_lost, LOST_CARD",
        "pm_card_stolen, STOLEN_CARD",
        "pm_card_expired, EXPIRED_CARD",
        "pm_card_incorrect_cvc, INCORRECT_CVC",
        "pm_card_processing_error, PROCESSING_ERROR",
        "pm_card_fraudulent, FRAUDULENT"
    })
    void card_thatIsDeclined_movesNothing(String token, DeclineCode code) {
        var entry = psp.ask(charge(token));
        assertThat(entry.verdict()).isEqualTo(new Verdict.Declined(code));
        assertThat(entry.funds()).isEqualTo(Funds.NONE);
    }

    @Test
    void manualCapture_onlyHolds() {
        assertThat(psp.ask(hold("pm_card_visa", 1000)).funds()).isEqualTo(Funds.held(1000));
    }

    @Test
    void wrongAmount_isWhatTheBookSays() {
        assertThat(psp.ask(charge("pm_fault_wrong_amount", 4200)).amount()).isEqualTo(4300);
    }

    @Test
    void unknownToken_isRefusedForGood() {
        var entry = psp.ask(charge("pm_card_of_tomorrow"));
        assertThat(entry.verdict()).isEqualTo(new Verdict.Failed(Refusal.PAYMENT_METHOD_UNKNOWN));
    }

    @Test
    void sameKey_askedByManyAtOnce_isChargedOnce() throws Exception {
        var charge = charge("pm_card_visa");
        var entries = AtOnce.times(40, () -> psp.ask(charge));
        assertThat(entries).containsOnly(entries.getFirst());
        assertThat(TestTable.number(charge.operation().id(), "amount_captured")).isEqualTo(4200);
    }

    @Test
    void sameKey_askedLater_getsTheFirstAnswer() {
        var charge = charge("pm_card_visa");
        var first = psp.ask(charge);
        psp.time.pass(TestPsp.REFUND_SETTLES_AFTER);
        assertThat(psp.ask(charge)).isEqualTo(first);
    }

    @Test
    void authentication_isAskedForBeforeAnythingMoves() {
        var entry = psp.ask(charge("pm_card_authentication_required"));
        assertThat(entry.verdict()).isEqualTo(new Verdict.RequiresAction());
        assertThat(entry.funds()).isEqualTo(Funds.NONE);
    }

    @Test
    void authentication_passed_chargesUnderTheSameKey() {
        var charge = charge("pm_card_authentication_required");
        psp.ask(charge);
        assertThat(psp.ask(cameBack(charge, true)).funds()).isEqualTo(Funds.taken(4200));
        assertThat(psp.ask(charge).verdict()).isEqualTo(new Verdict.Succeeded());
    }

    @Test
    void authentication_passedOnAHold_canBeCaptured() {
        var hold = hold("pm_card_authentication_required", 1000);
        psp.ask(hold);
        psp.ask(cameBack(hold, true));
        assertThat(psp.verdict(capture(hold, 1000))).isEqualTo(new Verdict.Succeeded());
    }

    @Test
    void authentication_failed_canNeverChargeAfterwards() {
        var charge = charge("pm_card_authentication_required");
        var declined = new Verdict.Declined(DeclineCode.AUTHENTICATION_REQUIRED);
        psp.ask(charge);
        assertThat(psp.verdict(cameBack(charge, false))).isEqualTo(declined);
        assertThat(psp.verdict(cameBack(charge, true))).isEqualTo(declined);
        assertThat(psp.verdict(refund(charge, 1))).isEqualTo(new Verdict.Failed(Refusal.AMOUNT_EXCEEDS_REFUNDABLE));
    }

    @Test
    void authentication_passedAndFailedAtOnce_endsOneWay() throws Exception {
        var charge = charge("pm_card_authentication_required");
        psp.ask(charge);
        var ends = AtOnce.<Entry>all(List.of(
                () -> psp.ask(cameBack(charge, true)),
                () -> psp.ask(cameBack(charge, false)),
                () -> psp.ask(cameBack(charge, true)),
                () -> psp.ask(cameBack(charge, false))));
        assertThat(ends).containsOnly(ends.getFirst());
    }

    @Test
    void authentication_ofNothing_isFencedOff() {
        var charge = charge("pm_card_authentication_required");
        assertThat(psp.verdict(cameBack(charge, true))).isEqualTo(new Verdict.Failed(Refusal.NOTHING_HAPPENED));
        assertThat(psp.verdict(charge)).isEqualTo(new Verdict.Failed(Refusal.NOTHING_HAPPENED));
    }
}
