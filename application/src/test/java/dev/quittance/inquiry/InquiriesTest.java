package dev.quittance.inquiry;

import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.payment.Payments;
import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Records;
import dev.quittance.test.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InquiriesTest {

    @Inject
    Inquiries inquiries;

    @Inject
    Records records;

    @Inject
    Payments payments;

    @Inject
    Psp psp;

    @Inject
    TestClock clock;

    /** For questions come again within seconds. */
    @BeforeEach
    void letTimeStop() {
        clock.stop();
    }

    @Test
    void operationWithFreshInstruction_isNotAskedAbout() {
        var payment = Api.processingPayment();
        inquiries.inquire();
        assertThat(records.inquiriesAbout(payment)).isZero();
    }

    @Test
    void silentOperation_isAskedAbout_onceUntilTheNextWaitIsOver() {
        var payment = silentFor(Duration.ofMinutes(16));
        inquiries.inquire();
        inquiries.inquire();
        eventually()
                .untilAsserted(() -> assertThat(records.inquiriesAbout(payment)).isOne());
    }

    @Test
    void afterTheLastInquiry_anOperatorHasToLook() {
        var payment = silentFor(Duration.ofMinutes(16));
        for (int i = 0; i < 20; i++) {
            inquiries.inquire();
            records.makeInquiryDue(payment);
        }
        assertThat(records.inquiriesAbout(payment)).isEqualTo(8);
    }

    @Test
    void operationWhoseInstructionNeverLeft_isNotSilent() {
        var payment = Api.processingPayment();
        eventually().until(() -> records.hasLeft(payment));
        records.forgetThatItLeft(payment);
        records.age(payment, Duration.ofMinutes(16));
        inquiries.inquire();
        assertThat(records.inquiriesAbout(payment)).isZero();
    }

    @Test
    void operationThatThePspHasUnderWay_isAskedAboutUntilItEnds() {
        var payment = Api.processingPayment();
        psp.takesItsTimeFor(payment);
        psp.isSilentAbout(payment);
        psp.takesItsTimeFor(payment);
        for (int i = 0; i < 20; i++) {
            records.makeInquiryDue(payment);
            inquiries.inquire();
        }
        // Or the schedule has the last one in hand.
        eventually()
                .untilAsserted(() -> assertThat(records.inquiriesAbout(payment)).isGreaterThanOrEqualTo(20));
    }

    @Test
    void payerWhoNeverAnswers_isGivenUp() {
        var payment = Api.processingPayment();
        psp.wantsAuthenticationOf(payment);
        var authorization = records.openOperationOf(payment).id();
        assertThat(records.owedInstructionsOf(authorization)).isZero();
        clock.advance(Duration.ofHours(2));
        inquiries.inquire();
        // Or the schedule has it in hand.
        eventually()
                .untilAsserted(() ->
                        assertThat(records.owedInstructionsOf(authorization)).isOne());
    }

    @Test
    void payersTime_isNeitherUsedUpByQuestions_norGivenAgainByAChange() {
        var payment = Api.processingPayment();
        psp.wantsAuthenticationOf(payment);
        var authorization = records.openOperationOf(payment).id();
        clock.advance(Duration.ofMinutes(30));
        Api.asDemo()
                .contentType("application/json")
                .body("{\"metadata\":{\"order\":\"7\"}}")
                .patch(Api.PAYMENTS + "/" + payment)
                .then()
                .statusCode(200);
        records.makeInquiryDue(payment);
        inquiries.inquire();
        assertThat(records.owedInstructionsOf(authorization)).isZero();
        clock.advance(Duration.ofMinutes(31));
        inquiries.inquire();
        // Or the schedule has it in hand.
        eventually()
                .untilAsserted(() ->
                        assertThat(records.owedInstructionsOf(authorization)).isOne());
    }

    @Test
    void payersAnswer_thatWaitsForItsTurn_forgetsNoInquiry() {
        var payment = Api.processingPayment();
        psp.wantsAuthenticationOf(payment);
        var authorization = records.openOperationOf(payment).id();
        clock.advance(Duration.ofHours(2));
        var answering = QuarkusTransaction.requiringNew().call(() -> {
            records.hold("payment", "id", payment);
            var answer = CompletableFuture.runAsync(
                    () -> payments.authenticationAnswered(authorization, true), Thread::startVirtualThread);
            eventually().until(() -> records.areHeld(1));
            inquiries.inquire();
            return answer;
        });
        answering.join();
        assertThat(records.inquiriesAbout(payment)).isOne();
    }

    private String silentFor(Duration silence) {
        var payment = Api.processingPayment();
        eventually().until(() -> records.hasLeft(payment));
        records.age(payment, silence);
        return payment;
    }
}
