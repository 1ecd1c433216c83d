package dev.quittance.outbox;

import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.test.Api;
import dev.quittance.test.Records;
import dev.quittance.test.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxRelayTest {

    @Inject
    RememberingSender sender;

    @Inject
    TestClock clock;

    @Inject
    Records records;

    @AfterEach
    void acceptAgain() {
        sender.refuse(false);
    }

    @Test
    void acceptedPayment_isRelayed_asInstructionAndEvent() {
        var payment = Api.processingPayment();
        eventually()
                .untilAsserted(() -> assertThat(sender.typesAbout(payment))
                        .containsExactlyInAnyOrder("authorize", "payment.processing"));
    }

    @Test
    void sentEvent_isForgotten_butInstructionWaitsForItsEffect() {
        var payment = Api.processingPayment();
        eventually().untilAsserted(() -> assertThat(owedAbout(payment)).containsExactly("authorize"));
    }

    @Test
    void refusedMessages_stayOwed_andAreSentLater() {
        sender.refuse(true);
        var payment = Api.processingPayment();
        eventually()
                .untilAsserted(
                        () -> assertThat(sender.refusedAbout(payment)).contains("authorize", "payment.processing"));
        assertThat(sender.typesAbout(payment)).isEmpty();
        sender.refuse(false);
        eventually().untilAsserted(() -> assertThat(sender.typesAbout(payment)).contains("authorize"));
    }

    @Test
    void instruction_withoutEffect_isSentAFewTimesEverLater_andThenRests() {
        var payment = Api.processingPayment();
        eventually().until(() -> wasSent(payment, 1));
        makeDue(payment);
        eventually().until(() -> wasSent(payment, 2));
        assertThat(instructionOf(payment).isClaimed(clock.instant().plus(Duration.ofMinutes(14))))
                .isTrue();
        makeDue(payment);
        eventually().until(() -> wasSent(payment, 3));
        assertThat(instructionsThatRest(payment)).isEqualTo(1);
        assertThat(sender.typesAbout(payment)).filteredOn("authorize"::equals).hasSize(3);
    }

    @Test
    void operation_isSilentFromWhenItsInstructionLeft() {
        clock.stop();
        sender.refuse(true);
        var payment = Api.processingPayment();
        eventually().until(() -> sender.refusedAbout(payment).contains("authorize"));
        // Once its refusal is on record it is due much sooner than its claim would have been over.
        eventually()
                .until(() -> !instructionOf(payment).isClaimed(clock.instant().plusSeconds(2)));
        clock.advance(Duration.ofMinutes(20));
        sender.refuse(false);
        eventually().until(() -> wasSent(payment, 1));
        assertThat(records.nextInquiryAbout(payment)).isAfter(clock.instant().plus(Duration.ofMinutes(14)));
    }

    private static List<String> owedAbout(String payment) {
        return messagesAbout(payment).stream().map(OutboxMessage::type).toList();
    }

    private static OutboxMessage instructionOf(String payment) {
        return messagesAbout(payment).stream()
                .filter(OutboxMessage::waitsForEffect)
                .findFirst()
                .orElseThrow();
    }

    private static List<OutboxMessage> messagesAbout(String payment) {
        return QuarkusTransaction.requiringNew().call(() -> OutboxMessage.list("body like ?1", "%" + payment + "%"));
    }

    private static boolean wasSent(String payment, int times) {
        return QuarkusTransaction.requiringNew()
                .call(() -> OutboxMessage.count("sendings = ?1 and body like ?2", times, "%" + payment + "%") == 1);
    }

    private static long instructionsThatRest(String payment) {
        return QuarkusTransaction.requiringNew()
                .call(() -> OutboxMessage.count("relayAt is null and body like ?1", "%" + payment + "%"));
    }

    private static void makeDue(String payment) {
        QuarkusTransaction.requiringNew()
                .run(() -> OutboxMessage.update("relayAt = createdAt where body like ?1", "%" + payment + "%"));
    }
}
