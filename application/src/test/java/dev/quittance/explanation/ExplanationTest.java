package dev.quittance.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.events.CaptureMethod;
import dev.quittance.events.Mode;
import dev.quittance.events.OperationKind;
import dev.quittance.explanation.Explanation.Coming;
import dev.quittance.explanation.Explanation.Next;
import dev.quittance.explanation.Hop.Verb;
import dev.quittance.payment.OperationStatus;
import dev.quittance.payment.OperationView;
import dev.quittance.payment.PaymentStatus;
import dev.quittance.payment.PaymentView;
import dev.quittance.payment.PaymentView.NextAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Instant T = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void hops_areTold_inTheOrderOfTheWay() {
        var known = known(
                payment(PaymentStatus.SUCCEEDED, false),
                List.of(operation(OperationStatus.SUCCEEDED, T.plusMillis(20), null)),
                List.of(new Known.Outcome("op_1", "operation.succeeded", T.plusMillis(30), T.plusMillis(50))),
                List.of(
                        new Known.Event("evt_2", "payment.succeeded", 2, T.plusMillis(50)),
                        new Known.Event("evt_1", "payment.processing", 1, T)));
        assertThat(Explanation.of(known).hops())
                .extracting(Hop::hop)
                .containsExactly(
                        Verb.ACCEPT, Verb.ACCEPT, Verb.PUBLISH, Verb.RELAY, Verb.EXECUTE, Verb.RESOLVE, Verb.PUBLISH);
    }

    @Test
    void lostAnswer_waitsForProof_andSaysWhenThePspIsAsked() {
        var explanation = Explanation.of(known(
                payment(PaymentStatus.PROCESSING, true), operation(OperationStatus.UNKNOWN, T, T.plusSeconds(300))));
        assertThat(explanation.why()).first().asString().contains("waits for proof");
        assertThat(explanation.next()).singleElement().satisfies(next -> {
            assertThat(next.what()).isEqualTo(Coming.INQUIRE);
            assertThat(next.at()).isEqualTo(T.plusSeconds(300));
            assertThat(next.detail()).contains("asked in 5 min");
        });
    }

    @Test
    void afterTheLastInquiry_anOperatorDecides() {
        var explanation = Explanation.of(
                known(payment(PaymentStatus.PROCESSING, true), operation(OperationStatus.UNKNOWN, T, null)));
        assertThat(explanation.next()).extracting(Next::what).containsExactly(Coming.DECIDE);
    }

    @Test
    void payerWhoHasToAuthenticate_hasUntilTheInquiry() {
        var explanation = Explanation.of(known(
                payment(PaymentStatus.REQUIRES_ACTION, false),
                operation(OperationStatus.PENDING, T, T.plusSeconds(3600))));
        assertThat(explanation.next()).extracting(Next::what).containsExactly(Coming.EXPIRE);
    }

    @Test
    void instructionThatHasNotLeft_isNotSaidToBeOnItsWay() {
        var explanation = Explanation.of(known(
                payment(PaymentStatus.PROCESSING, false), operation(OperationStatus.INIT, null, T.plusSeconds(900))));
        assertThat(explanation.why()).containsExactly("It was accepted, and its instruction is about to be sent.");
    }

    @Test
    void openDiscrepancy_isSaid() {
        var known = new Known(
                payment(PaymentStatus.SUCCEEDED, false),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("asked for 4200, the PSP moved 4201"),
                T);
        assertThat(Explanation.of(known).why()).last().asString().contains("the PSP moved 4201");
    }

    @Test
    void longStory_keepsItsEnd() {
        var events = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> new Known.Event("evt_" + i, "refund.succeeded", i, T.plusSeconds(i)))
                .toList();
        var known = known(payment(PaymentStatus.SUCCEEDED, false), List.of(), List.of(), events);
        assertThat(Explanation.of(known).hops())
                .hasSize(History.HOPS_MAX)
                .last()
                .satisfies(hop -> assertThat(hop.id()).isEqualTo("evt_300"));
    }

    private static Known known(PaymentView payment, OperationView operation) {
        return known(payment, List.of(operation), List.of(), List.of());
    }

    private static Known known(
            PaymentView payment,
            List<OperationView> operations,
            List<Known.Outcome> outcomes,
            List<Known.Event> events) {
        return new Known(payment, operations, outcomes, events, List.of(), List.of(), T);
    }

    private static OperationView operation(
            OperationStatus status, @Nullable Instant relayedAt, @Nullable Instant inquireAt) {
        return new OperationView("op_1", OperationKind.AUTHORIZE, status, 4200, null, T, relayedAt, 0, null, inquireAt);
    }

    private static PaymentView payment(PaymentStatus status, boolean outcomeUnknown) {
        return new PaymentView(
                "pay_1",
                Mode.TEST,
                status,
                4200,
                "EUR",
                2,
                0,
                4200,
                0,
                CaptureMethod.AUTOMATIC,
                null,
                outcomeUnknown,
                List.of(),
                null,
                1,
                null,
                status == PaymentStatus.REQUIRES_ACTION
                        ? new NextAction("redirect_to_url", "https://psp.example/op_1")
                        : null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                "key",
                1,
                null,
                T,
                T);
    }
}
