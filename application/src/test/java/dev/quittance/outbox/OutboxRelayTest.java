package dev.quittance.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.test.Api;
import dev.quittance.test.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class OutboxRelayTest {

    @Inject
    RememberingSender sender;

    @AfterEach
    void acceptAgain() {
        sender.refuse(false);
    }

    @Test
    void acceptedPayment_isRelayed_asInstructionAndEvent() {
        var payment = Api.processingPayment();
        await().untilAsserted(() ->
                assertThat(sender.typesAbout(payment)).containsExactlyInAnyOrder("authorize", "payment.processing"));
    }

    @Test
    void sentEvent_isForgotten_butInstructionWaitsForItsEffect() {
        var payment = Api.processingPayment();
        await().untilAsserted(() -> assertThat(owedAbout(payment)).containsExactly("authorize"));
    }

    @Test
    void refusedMessages_stayOwed_andAreSentLater() {
        sender.refuse(true);
        var payment = Api.processingPayment();
        await().untilAsserted(() -> assertThat(relaysOf(payment)).isPositive());
        assertThat(sender.typesAbout(payment)).isEmpty();
        sender.refuse(false);
        await().untilAsserted(() -> assertThat(sender.typesAbout(payment)).contains("authorize"));
    }

    private static java.util.List<String> owedAbout(String payment) {
        return QuarkusTransaction.requiringNew()
                .call(() -> OutboxMessage.<OutboxMessage>list("body like ?1", "%" + payment + "%").stream()
                        .map(OutboxMessage::type)
                        .toList());
    }

    private static int relaysOf(String payment) {
        return QuarkusTransaction.requiringNew()
                .call(() -> OutboxMessage.<OutboxMessage>list("body like ?1", "%" + payment + "%").stream()
                        .mapToInt(OutboxMessage::relays)
                        .min()
                        .orElse(0));
    }
}
