package dev.quittance.resolution;

import static dev.quittance.test.Api.getPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.events.DeclineCode;
import dev.quittance.events.GoldenMessages;
import dev.quittance.events.Messages;
import dev.quittance.events.Operation;
import dev.quittance.events.Outcome;
import dev.quittance.test.Api;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResolverTest {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    @Inject
    Resolver resolver;

    @Inject
    Records records;

    private String payment;
    private Operation operation;

    @BeforeEach
    void aPaymentUnderWay() {
        payment = Api.processingPayment();
        operation = records.onlyOperationOf(payment);
    }

    @Test
    void succeeded_makesThePaymentSucceed() {
        resolver.resolve(succeeded());
        getPayment(payment)
                .then()
                .body("status", equalTo("succeeded"))
                .body("amount_captured", equalTo(4200))
                .body("pending_operation", nullValue());
        assertThat(records.eventsOf(payment)).containsExactly("1 payment.processing", "2 payment.succeeded");
    }

    @Test
    void declined_asksForAnotherPaymentMethod_andSaysWhy() {
        resolver.resolve(declined());
        getPayment(payment)
                .then()
                .body("status", equalTo("requires_payment_method"))
                .body("last_error.code", equalTo("payment_declined"))
                .body("last_error.decline_code", equalTo("insufficient_funds"))
                .body("last_error.advice_code", equalTo("try_again_later"));
    }

    @Test
    void unknown_staysProcessing_untilThereIsProof() {
        resolver.resolve(Outcome.Unknown.of(operation, "no answer", AT));
        getPayment(payment).then().body("status", equalTo("processing")).body("last_error", nullValue());
        resolver.resolve(succeeded());
        getPayment(payment).then().body("status", equalTo("succeeded"));
        assertThat(records.eventsOf(payment))
                .containsExactly("1 payment.processing", "2 payment.outcome_unknown", "3 payment.succeeded");
    }

    @Test
    void provedNotCharged_doesNotCountAsAttempt() {
        resolver.resolve(Outcome.Unknown.of(operation, "no answer", AT));
        resolver.resolve(nothingHappened());
        getPayment(payment)
                .then()
                .body("status", equalTo("requires_payment_method"))
                .body("last_error.code", equalTo("nothing_happened"))
                .body("attempts", equalTo(0));
    }

    @Test
    void sameOutcomeAgain_changesNothing() {
        resolver.resolve(succeeded());
        resolver.resolve(succeeded());
        assertThat(records.eventsOf(payment)).hasSize(2);
    }

    @Test
    void unknownAfterTheEnd_isLate_andChangesNothing() {
        resolver.resolve(succeeded());
        resolver.resolve(Outcome.Unknown.of(operation, "no answer", AT));
        getPayment(payment).then().body("status", equalTo("succeeded"));
        assertThat(records.discrepanciesOf(payment)).isEmpty();
    }

    @Test
    void declineAfterSuccess_overwritesNothing_andOpensADiscrepancy() {
        resolver.resolve(succeeded());
        resolver.resolve(declined());
        getPayment(payment).then().body("status", equalTo("succeeded"));
        assertThat(records.discrepanciesOf(payment)).containsExactly("contradiction");
    }

    @Test
    void chargeAfterProofOfNone_opensADiscrepancy() {
        resolver.resolve(nothingHappened());
        resolver.resolve(succeeded());
        getPayment(payment).then().body("status", equalTo("requires_payment_method"));
        assertThat(records.discrepanciesOf(payment)).containsExactly("contradiction");
    }

    @Test
    void otherAmount_opensADiscrepancy() {
        resolver.resolve(Outcome.Succeeded.of(operation, "sbx_1", 4201, AT));
        assertThat(records.discrepanciesOf(payment)).containsExactly("amount_differs");
    }

    @Test
    void otherAmount_toldAfterTheEnd_opensADiscrepancy() {
        resolver.resolve(succeeded());
        resolver.resolve(Outcome.Succeeded.of(operation, "another", 4201, AT));
        assertThat(records.discrepanciesOf(payment)).containsExactly("amount_differs");
    }

    @Test
    void outcome_endsTheInstructionsStayInTheOutbox() {
        resolver.resolve(succeeded());
        assertThat(records.owedInstructionsOf(operation.id())).isZero();
    }

    @Test
    void outcomeOfNothingOfOurs_isRefused() {
        var foreign = Messages.readOutcome(GoldenMessages.read("operation.succeeded"));
        assertThatThrownBy(() -> resolver.resolve(foreign)).isInstanceOf(UnknownOperationException.class);
    }

    private Outcome succeeded() {
        return Outcome.Succeeded.of(operation, "sbx_1", 4200, AT);
    }

    private Outcome declined() {
        return Outcome.Declined.of(operation, "sbx_1", DeclineCode.INSUFFICIENT_FUNDS, AT);
    }

    private Outcome nothingHappened() {
        return Outcome.Failed.of(operation, Outcome.Failed.NOTHING_HAPPENED, "no such charge", AT);
    }
}
