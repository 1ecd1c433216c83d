package dev.quittance.reversal;

import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.command;
import static dev.quittance.test.Api.getPayment;
import static dev.quittance.test.Api.manualPayment;
import static dev.quittance.test.Api.processingPayment;
import static dev.quittance.test.Api.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReversalTest {

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Test
    void authorizedPayment_isCanceled() {
        var payment = manualPayment();
        psp.does(payment);
        command(payment, "reverse", "").then().statusCode(200).body("pending_operation", equalTo("reverse"));
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("canceled")).body("pending_operation", nullValue());
    }

    @Test
    void capturedPayment_isRefundedInFull() {
        var payment = processingPayment();
        psp.does(payment);
        refund(payment, 200);
        psp.does(payment);
        command(payment, "reverse", "");
        psp.does(payment);
        getPayment(payment).then().body("amount_refunded", equalTo(4200)).body("pending_operation", nullValue());
    }

    @Test
    void partlyCapturedPayment_isReleasedAndRefunded() {
        var payment = manualPayment();
        psp.does(payment);
        command(payment, "capture", "{\"amount\":3000,\"final\":false}");
        psp.does(payment);
        command(payment, "reverse", "");
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded")).body("pending_operation", equalTo("reverse"));
        psp.does(payment);
        getPayment(payment).then().body("amount_refunded", equalTo(3000)).body("pending_operation", nullValue());
    }

    @Test
    void unknownPayment_isUndone_onceItIsKnownThatItWasCharged() {
        var payment = processingPayment();
        psp.isSilentAbout(payment);
        getPayment(payment).then().body("allowed_actions", contains("reverse"));
        command(payment, "reverse", "").then().statusCode(200).body("status", equalTo("processing"));
        psp.does(payment);
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded")).body("amount_refunded", equalTo(4200));
    }

    @Test
    void unknownPayment_isCanceled_onceItIsKnownThatNothingHappened() {
        var payment = processingPayment();
        psp.isSilentAbout(payment);
        command(payment, "reverse", "");
        psp.provesThatNothingHappenedTo(payment);
        getPayment(payment).then().body("status", equalTo("canceled"));
    }

    @Test
    void unknownCancel_isNotSentTwice() {
        var payment = manualPayment();
        psp.does(payment);
        command(payment, "reverse", "");
        psp.isSilentAbout(payment);
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("canceled"));
    }

    @Test
    void unknownPayment_forWhichThePayerWouldHaveToAuthenticate_isGivenUp() {
        var payment = processingPayment();
        psp.isSilentAbout(payment);
        command(payment, "reverse", "");
        psp.wantsAuthenticationOf(payment);
        getPayment(payment).then().body("pending_operation", equalTo("reverse")).body("next_action", nullValue());
        assertThat(records.owedInstructionsOf(records.openOperationOf(payment).id()))
                .isOne();
        psp.declines(payment);
        getPayment(payment).then().body("status", equalTo("canceled")).body("pending_operation", nullValue());
    }

    @Test
    void refundThatWasUnderWay_endsNoReversal() {
        var payment = processingPayment();
        psp.does(payment);
        refund(payment, 200);
        var earlier = records.newestOperationOf(payment);
        command(payment, "reverse", "");
        psp.does(earlier);
        getPayment(payment).then().body("pending_operation", equalTo("reverse"));
        psp.does(payment);
        getPayment(payment).then().body("amount_refunded", equalTo(4200)).body("pending_operation", nullValue());
    }

    @Test
    void refundThatWasUnderWay_andFails_isGivenBackByTheReversal() {
        var payment = processingPayment();
        psp.does(payment);
        refund(payment, 200);
        var earlier = records.newestOperationOf(payment);
        command(payment, "reverse", "");
        psp.refuses(earlier, "account_closed");
        psp.does(payment);
        psp.does(payment);
        getPayment(payment).then().body("amount_refunded", equalTo(4200)).body("pending_operation", nullValue());
    }

    @Test
    void failedReversal_isNotRepeatedByItself() {
        var payment = processingPayment();
        psp.does(payment);
        command(payment, "reverse", "");
        psp.refuses(payment, "account_closed");
        getPayment(payment).then().body("pending_operation", nullValue()).body("amount_refunded", equalTo(0));
        asDemo().get("/api/v1/refunds?payment=" + payment).then().body("data.status", contains("failed"));
    }

    @Test
    void processingPayment_thatIsNotUnknown_cantBeReversed() {
        command(processingPayment(), "reverse", "").then().statusCode(409).body("code", equalTo("operation-pending"));
    }
}
