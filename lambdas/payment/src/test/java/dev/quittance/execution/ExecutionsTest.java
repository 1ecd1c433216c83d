package dev.quittance.execution;

import static dev.quittance.fixture.Asking.before;
import static dev.quittance.fixture.Asking.cameBack;
import static dev.quittance.fixture.Asking.charge;
import static dev.quittance.fixture.Asking.inquire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.events.GoldenMessages;
import dev.quittance.events.Instruction;
import dev.quittance.events.MalformedMessageException;
import dev.quittance.events.Messages;
import dev.quittance.fixture.RecordingGateway;
import dev.quittance.fixture.RecordingTopic;
import dev.quittance.fixture.SettableTime;
import dev.quittance.gateway.Gateways;
import dev.quittance.publication.OutcomePublisher;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.SnsException;

class ExecutionsTest {

    private final SettableTime time = new SettableTime();
    private final RecordingGateway psp = new RecordingGateway();
    private final RecordingTopic topic = new RecordingTopic();
    private final Executions executions =
            new Executions(new Gateways(Stream.of(psp)), new OutcomePublisher(topic, "arn:topic"), time);

    @Test
    void instruction_isSentAndItsOutcomePublished() {
        var charge = charge("pm_card_visa");
        execute(charge);
        assertThat(psp.sent).containsExactly(charge);
        assertThat(topic.outcomes())
                .singleElement()
                .matches(it -> it.operation().equals(charge.operation()));
    }

    @Test
    void inquiry_isNeverSent() {
        var inquiry = inquire(charge("pm_card_visa").operation());
        execute(inquiry);
        assertThat(psp.sent).isEmpty();
        assertThat(psp.inquired).containsExactly(inquiry.operation());
    }

    @Test
    void instruction_tooLate_isOnlyInquiredAbout() {
        var charge = before(time.instant(), charge("pm_card_visa"));
        execute(charge);
        assertThat(psp.sent).isEmpty();
        assertThat(psp.inquired).containsExactly(charge.operation());
    }

    @Test
    void instruction_aMillisecondBeforeItIsTooLate_isSent() {
        var charge = before(time.instant().plusMillis(1), charge("pm_card_visa"));
        execute(charge);
        assertThat(psp.sent).containsExactly(charge);
    }

    @Test
    void authentication_givenUpTooLate_isStillSent() {
        var gaveUp = cameBack(charge("pm_card_authentication_required"), false);
        time.pass(Duration.ofDays(365_000));
        execute(gaveUp);
        assertThat(psp.sent).containsExactly(gaveUp);
    }

    @Test
    void authentication_passedTooLate_isOnlyInquiredAbout() {
        var passed = cameBack(charge("pm_card_authentication_required"), true);
        time.pass(Duration.ofDays(365_000));
        execute(passed);
        assertThat(psp.sent).isEmpty();
    }

    @Test
    void publishing_thatFails_fails_andTheNextTryTellsTheSame() {
        var charge = charge("pm_card_visa");
        topic.isDown = true;
        assertThatThrownBy(() -> execute(charge)).isInstanceOf(SnsException.class);
        topic.isDown = false;
        execute(charge);
        execute(charge);
        assertThat(topic.published).hasSize(2).containsOnly(topic.published.getFirst());
    }

    @Test
    void liveInstruction_isNotForTheSandbox() {
        var live = Messages.write(charge("pm_card_visa")).replace("\"mode\":\"test\"", "\"mode\":\"live\"");
        assertThatThrownBy(() -> executions.execute(live)).isInstanceOf(IllegalStateException.class);
        assertThat(psp.sent).isEmpty();
    }

    @Test
    void unknownType_isRefused() {
        var poison = GoldenMessages.read("inquire").replace("\"type\":\"inquire\"", "\"type\":\"teleport\"");
        assertThatThrownBy(() -> executions.execute(poison)).isInstanceOf(MalformedMessageException.class);
    }

    private void execute(Instruction instruction) {
        executions.execute(Messages.write(instruction));
    }
}
