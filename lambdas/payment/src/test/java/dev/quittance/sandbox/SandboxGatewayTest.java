package dev.quittance.sandbox;

import static dev.quittance.fixture.Asking.cameBack;
import static dev.quittance.fixture.Asking.charge;
import static dev.quittance.fixture.Asking.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.events.DeclineCode;
import dev.quittance.events.Outcome;
import dev.quittance.fixture.TestTable;
import dev.quittance.gateway.Attempts;
import dev.quittance.sandbox.psp.SandboxPsp;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Timeout(60)
class SandboxGatewayTest {

    private static final Duration SLOWNESS = Duration.ofMillis(300);

    private final SandboxGateway gateway = gateway(TestTable.DYNAMO_DB, Duration.ofSeconds(8));

    @Test
    void visa_succeeds() {
        var charge = charge("pm_card_visa");
        assertThat(gateway.send(charge)).singleElement().isInstanceOfSatisfying(Outcome.Succeeded.class, paid -> {
            assertThat(paid.operation()).isEqualTo(charge.operation());
            assertThat(paid.amount()).isEqualTo(4200);
        });
    }

    @Test
    void decline_isTold() {
        assertThat(gateway.send(charge("pm_card_lost")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.declineCode()).isEqualTo(DeclineCode.LOST_CARD));
    }

    @Test
    void authentication_asksThePayerToTheChallenge() {
        var charge = charge("pm_card_authentication_required");
        assertThat(gateway.send(charge))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.RequiresAction.class,
                        action -> assertThat(action.redirectUrl())
                                .isEqualTo("http://localhost/challenge/"
                                        + charge.operation().id()));
    }

    @Test
    void pendingRefund_isPending() {
        var charge = charge("pm_refund_pending");
        gateway.send(charge);
        assertThat(gateway.send(refund(charge, 4200))).singleElement().isInstanceOf(Outcome.Pending.class);
    }

    @Test
    void wrongAmount_isToldAsItIs() {
        assertThat(gateway.send(charge("pm_fault_wrong_amount", 4200)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Succeeded.class,
                        paid -> assertThat(paid.amount()).isEqualTo(4300));
    }

    @Test
    void timeoutCharged_isUnknown_thenFoundByInquiry() {
        var charge = charge("pm_fault_timeout_charged");
        assertThat(typesOf(gateway.send(charge))).containsExactly(Outcome.UNKNOWN);
        assertThat(typesOf(gateway.inquire(charge.operation()))).containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void timeoutNotCharged_isUnknown_thenProvedNotToHaveHappened() {
        var charge = charge("pm_fault_timeout_not_charged");
        assertThat(typesOf(gateway.send(charge))).containsExactly(Outcome.UNKNOWN);
        assertThat(gateway.inquire(charge.operation()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(Outcome.Failed.NOTHING_HAPPENED));
    }

    @Test
    void fiveHundred_isRetriedUnderTheSameKey() {
        assertThat(typesOf(gateway.send(charge("pm_fault_500_then_ok")))).containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void slowPsp_isWaitedFor() {
        var startNanos = System.nanoTime();
        assertThat(typesOf(gateway.send(charge("pm_fault_slow")))).containsExactly(Outcome.SUCCEEDED);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isGreaterThanOrEqualTo(SLOWNESS);
    }

    @Test
    void slowPsp_beyondTheTimeout_isUnknown() {
        var hasty = gateway(TestTable.DYNAMO_DB, Duration.ofMillis(100), Duration.ofSeconds(5));
        assertThat(hasty.send(charge("pm_fault_slow")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.message()).isEqualTo("No answer within 0.1 s."));
    }

    @Test
    void slowPsp_thatLosesToAnInquiry_neverCharges() throws Exception {
        var charge = charge("pm_fault_slow");
        var verySlow = Duration.ofSeconds(6);
        var hasty = gateway(TestTable.DYNAMO_DB, Duration.ofMillis(50), verySlow);
        assertThat(typesOf(hasty.send(charge))).containsExactly(Outcome.UNKNOWN);
        assertThat(typesOf(gateway.inquire(charge.operation()))).containsExactly(Outcome.FAILED);
        Thread.sleep(verySlow);
        assertThat(TestTable.text(charge.operation().id(), "kind")).isEqualTo("void");
    }

    @Test
    void pspDown_isUnknownAfterItsRetries() {
        var down = gateway(nothingListens(), Duration.ofSeconds(8));
        assertThat(down.send(charge("pm_card_visa")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.message()).startsWith("The PSP failed on every try"));
    }

    @Test
    void answerThatIsLostAgain_afterAuthentication_isToldUnderAnotherId() {
        var down = gateway(nothingListens(), Duration.ofSeconds(8));
        var charge = charge("pm_card_authentication_required");
        var first = idOf(down.send(charge));
        var second = idOf(down.send(cameBack(charge, true)));
        assertThat(second).isNotEqualTo(first).isEqualTo(idOf(down.send(cameBack(charge, true))));
    }

    @Test
    void duplicateEvent_isToldTwiceUnderOneId() {
        var told = gateway.send(charge("pm_fault_duplicate_event"));
        assertThat(told).hasSize(2).containsOnly(told.getFirst());
    }

    @Test
    void outOfOrder_tellsAnOlderUnknownAfterwards() {
        var told = gateway.send(charge("pm_fault_out_of_order"));
        assertThat(typesOf(told)).containsExactly(Outcome.SUCCEEDED, Outcome.UNKNOWN);
        assertThat(told.getLast().occurredAt()).isBefore(told.getFirst().occurredAt());
    }

    @Test
    void lateDecline_contradictsTheSuccess() {
        var told = gateway.send(charge("pm_fault_late_decline"));
        assertThat(typesOf(told)).containsExactly(Outcome.SUCCEEDED, Outcome.DECLINED);
        assertThat(told.getLast().occurredAt()).isAfter(told.getFirst().occurredAt());
    }

    @Test
    void sameInstruction_sentAgain_isToldInTheSameBytes() {
        var charge = charge("pm_card_visa");
        assertThat(gateway.send(charge)).isEqualTo(gateway.send(charge));
    }

    private static SandboxGateway gateway(DynamoDbClient dynamoDb, Duration timeout) {
        return gateway(dynamoDb, timeout, SLOWNESS);
    }

    private static SandboxGateway gateway(DynamoDbClient dynamoDb, Duration timeout, Duration slowness) {
        var time = InstantSource.system();
        return new SandboxGateway(
                new SandboxPsp(dynamoDb, TestTable.NAME, slowness, Duration.ofSeconds(3), time),
                new Attempts(timeout, Duration.ofMillis(10)),
                Duration.ofSeconds(4),
                new Tellings(URI.create("http://localhost/challenge")),
                time);
    }

    private static DynamoDbClient nothingListens() {
        return TestTable.at(URI.create("http://127.0.0.1:1"));
    }

    private static String idOf(List<Outcome> told) {
        return told.getFirst().eventId();
    }

    private static List<String> typesOf(List<Outcome> told) {
        return told.stream().map(Outcome::type).toList();
    }
}
