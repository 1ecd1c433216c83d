package dev.quittance.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.delivery.Lanes.Flight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two attempts to a receiver, four to prompt ones and three to slow ones at once; slow is who takes over a second. */
class LanesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Lanes lanes = new Lanes(2, 4, 3, SECOND);
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void receiver_getsNoMoreThanItsShare_andTheRestWhenThatIsOver() {
        var flights = startAll(prompt("a"));
        assertThat(flights).hasSize(2);
        assertThat(startAll(prompt("a"))).isEmpty();
        lanes.finished(flights.getFirst());
        assertThat(lanes.next(10)).containsExactly("a");
        assertThat(lanes.reserve(prompt("a"), now)).isEqualTo(1);
    }

    @Test
    void orderedReceiver_isLookedAtAgain_whenAnAttemptEnds() {
        var flight = startOne(Receiver.of("a", "webhook", true, null));
        assertThat(lanes.next(10)).isEmpty();
        lanes.finished(flight);
        assertThat(lanes.next(10)).containsExactly("a");
    }

    @Test
    void receiverThatTookLessThanItWasOffered_isNotLookedAtAgain() {
        lanes.finished(startOne(prompt("a")));
        assertThat(lanes.next(10)).isEmpty();
    }

    @Test
    void failingReceiver_getsASingleAttempt() {
        assertThat(startAll(failing("dead"))).hasSize(1);
    }

    @Test
    void failingReceivers_fillOnlyTheirOwnLane() {
        for (var each : List.of("d1", "d2", "d3", "d4")) {
            startAll(failing(each));
        }
        assertThat(lanes.inFlight()).isEqualTo(3);
        assertThat(startAll(prompt("fine"))).hasSize(2);
    }

    @Test
    void laneThatIsFull_keepsItsReceiversWaiting() {
        startAll(prompt("a"));
        startAll(prompt("b"));
        lanes.waiting(List.of("c"));
        assertThat(lanes.next(10)).isEmpty();
    }

    @Test
    void attemptThatTakesLong_makesRoomForOthers() {
        startAll(prompt("a"));
        startAll(prompt("b"));
        now = now.plus(SECOND).plusMillis(1);
        lanes.moveOverdue(now);
        assertThat(startAll(prompt("c"))).hasSize(2);
        assertThat(lanes.inFlight()).isEqualTo(6);
    }

    @Test
    void attemptsThatTakeLong_areBoundedAsWell() {
        startAll(prompt("a"));
        startAll(prompt("b"));
        now = now.plus(SECOND).plusMillis(1);
        lanes.moveOverdue(now);
        startAll(prompt("c"));
        startAll(prompt("d"));
        now = now.plus(SECOND).plusMillis(1);
        lanes.moveOverdue(now);
        assertThat(lanes.inFlight()).isEqualTo(7);
        assertThat(startAll(prompt("e"))).isEmpty();
    }

    @Test
    void receiverThatKeepsUsWaiting_isInTheSlowLane_untilItAnswers() {
        var flights = startAll(prompt("a"));
        now = now.plus(SECOND).plusMillis(1);
        lanes.moveOverdue(now);
        flights.forEach(lanes::finished);
        assertThat(startAll(prompt("a"))).hasSize(2);
        assertThat(lanes.inFlight()).isEqualTo(2);
    }

    @Test
    void rate_allowsSoManyPerSecond() {
        var limited = Receiver.of("a", "webhook", false, 1);
        var first = startAll(limited);
        assertThat(first).hasSize(1);
        first.forEach(lanes::finished);
        assertThat(startAll(limited)).isEmpty();
        now = now.plus(SECOND);
        assertThat(startAll(limited)).hasSize(1);
    }

    @Test
    void rateOfAReceiver_isNotForgottenWithinItsSecond() {
        var limited = Receiver.of("a", "webhook", false, 1);
        startAll(limited).forEach(lanes::finished);
        lanes.forgetIdle(now);
        assertThat(startAll(limited)).isEmpty();
    }

    @Test
    void whatWasReservedForNothing_isGivenBack() {
        lanes.reserve(prompt("a"), now);
        lanes.claimed("a", 2, 0);
        assertThat(lanes.inFlight()).isZero();
        assertThat(lanes.next(10)).isEmpty();
    }

    @Test
    void receivers_taketurns() {
        lanes.waiting(List.of("a", "b", "c"));
        assertThat(lanes.next(2)).containsExactly("a", "b");
        lanes.waiting(List.of("a"));
        assertThat(lanes.next(2)).containsExactly("c", "a");
    }

    /** All that may start now, as the loop does it. */
    private List<Flight> startAll(Receiver receiver) {
        int reserved = lanes.reserve(receiver, now);
        if (reserved == 0) {
            return List.of();
        }
        lanes.claimed(receiver.id(), reserved, reserved);
        var flights = new ArrayList<Flight>();
        for (int i = 0; i < reserved; i++) {
            flights.add(lanes.started(receiver.id(), now));
        }
        lanes.next(10);
        return flights;
    }

    /** The only one that is due. */
    private Flight startOne(Receiver receiver) {
        lanes.claimed(receiver.id(), lanes.reserve(receiver, now), 1);
        return lanes.started(receiver.id(), now);
    }

    private static Receiver prompt(String id) {
        return Receiver.of(id, "webhook", false, null);
    }

    private Receiver failing(String id) {
        var receiver = prompt(id);
        receiver.failed(now);
        return receiver;
    }
}
