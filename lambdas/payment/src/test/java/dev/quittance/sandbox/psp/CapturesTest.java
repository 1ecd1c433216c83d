package dev.quittance.sandbox.psp;

import static dev.quittance.fixture.Asking.cancel;
import static dev.quittance.fixture.Asking.capture;
import static dev.quittance.fixture.Asking.captureLast;
import static dev.quittance.fixture.Asking.charge;
import static dev.quittance.fixture.Asking.hold;
import static dev.quittance.fixture.Asking.inquire;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.events.Instruction.Authorize;
import dev.quittance.fixture.AtOnce;
import dev.quittance.fixture.TestTable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapturesTest {

    private static final Verdict SUCCEEDED = new Verdict.Succeeded();
    private static final Verdict TOO_MUCH = new Verdict.Failed(Refusal.AMOUNT_EXCEEDS_CAPTURABLE);

    private final TestPsp psp = new TestPsp();

    @Test
    void capture_inParts_takesThemAll() {
        var hold = held(1000);
        assertThat(psp.verdict(capture(hold, 300))).isEqualTo(SUCCEEDED);
        assertThat(psp.verdict(capture(hold, 700))).isEqualTo(SUCCEEDED);
        assertThat(captured(hold)).isEqualTo(1000);
    }

    @Test
    void capture_ofMoreThanIsHeld_isRefused() {
        var hold = held(1000);
        psp.ask(capture(hold, 600));
        assertThat(psp.verdict(capture(hold, 401))).isEqualTo(TOO_MUCH);
        assertThat(captured(hold)).isEqualTo(600);
    }

    @Test
    void capture_refused_staysRefusedUnderItsKey() {
        var hold = held(1000);
        var tooMuch = capture(hold, 1001);
        psp.ask(tooMuch);
        assertThat(psp.verdict(inquire(tooMuch.operation()))).isEqualTo(TOO_MUCH);
    }

    @Test
    void capture_theLast_releasesTheRest() {
        var hold = held(1000);
        psp.ask(captureLast(hold, 600));
        assertThat(psp.verdict(capture(hold, 1))).isEqualTo(TOO_MUCH);
    }

    @Test
    void capture_ofWhatWasTakenAtOnce_isRefused() {
        var charge = charge("pm_card_visa");
        psp.ask(charge);
        assertThat(psp.verdict(capture(charge, 1))).isEqualTo(TOO_MUCH);
    }

    @Test
    void capture_ofNoAuthorization_isRefused() {
        assertThat(psp.verdict(capture(hold("pm_card_visa", 1000), 1)))
                .isEqualTo(new Verdict.Failed(Refusal.AUTHORIZATION_NOT_FOUND));
    }

    @Test
    void sameCapture_askedByManyAtOnce_takesOnce() throws Exception {
        var hold = held(1000);
        var capture = capture(hold, 100);
        AtOnce.times(20, () -> psp.ask(capture));
        assertThat(captured(hold)).isEqualTo(100);
    }

    @Test
    void captures_ofMoreThanIsHeldAtOnce_takeNoMoreThanThat() throws Exception {
        var hold = held(1000);
        var entries = AtOnce.all(captures(hold, 20, 300));
        assertThat(entries)
                .filteredOn(entry -> entry.verdict().equals(SUCCEEDED))
                .hasSize(3);
        assertThat(captured(hold)).isEqualTo(900);
    }

    @Test
    void cancel_releasesWhatIsHeld() {
        var hold = held(1000);
        psp.ask(capture(hold, 400));
        assertThat(psp.ask(cancel(hold)).amount()).isEqualTo(600);
        assertThat(psp.verdict(capture(hold, 1))).isEqualTo(TOO_MUCH);
    }

    @Test
    void cancel_ofNothingHeld_isRefused() {
        var hold = held(1000);
        psp.ask(captureLast(hold, 1000));
        assertThat(psp.verdict(cancel(hold))).isEqualTo(new Verdict.Failed(Refusal.NOTHING_TO_RELEASE));
    }

    @Test
    void cancelAndCaptures_atOnce_shareTheHoldBetweenThem() throws Exception {
        var hold = held(1000);
        var cancel = cancel(hold);
        var entries = AtOnce.all(
                Stream.concat(captures(hold, 5, 300).stream(), List.<Callable<Entry>>of(() -> psp.ask(cancel)).stream())
                        .toList());
        var moved = entries.stream()
                .filter(entry -> entry.verdict().equals(SUCCEEDED))
                .mapToLong(Entry::amount)
                .sum();
        assertThat(moved).isEqualTo(1000);
    }

    private Authorize held(long amount) {
        var hold = hold("pm_card_visa", amount);
        psp.ask(hold);
        return hold;
    }

    private List<Callable<Entry>> captures(Authorize hold, int times, long amount) {
        return IntStream.range(0, times)
                .<Callable<Entry>>mapToObj(_ -> {
                    var capture = capture(hold, amount);
                    return () -> psp.ask(capture);
                })
                .toList();
    }

    private static long captured(Authorize hold) {
        return TestTable.number(hold.operation().id(), "amount_captured");
    }
}
