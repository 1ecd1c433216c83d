package dev.quittance.payment;

import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.command;
import static dev.quittance.test.Api.getPayment;
import static dev.quittance.test.Api.manualPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CaptureTest {

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Inject
    Payments payments;

    private String payment;

    @BeforeEach
    void anAuthorizedPayment() {
        payment = manualPayment();
        psp.does(payment);
    }

    @Test
    void authorized_waitsForCapture_andSaysWhatCanBeDone() {
        getPayment(payment)
                .then()
                .body("status", equalTo("requires_capture"))
                .body("amount_capturable", equalTo(10000))
                .body("amount_captured", equalTo(0))
                .body("allowed_actions", contains("capture", "cancel", "reverse"));
    }

    @Test
    void captureOfAll_staysPending_untilTheOutcomeComes() {
        command(payment, "capture", "")
                .then()
                .statusCode(200)
                .body("status", equalTo("requires_capture"))
                .body("pending_operation", equalTo("capture"))
                .body("allowed_actions", equalTo(java.util.List.of()));
        psp.does(payment);
        getPayment(payment)
                .then()
                .body("status", equalTo("succeeded"))
                .body("amount_captured", equalTo(10000))
                .body("amount_capturable", equalTo(0))
                .body("pending_operation", nullValue());
    }

    @Test
    void captureOfAPart_releasesTheRest() {
        command(payment, "capture", "{\"amount\":4000}");
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded")).body("amount_captured", equalTo(4000));
    }

    @Test
    void severalCaptures_endWithTheFinalOne() {
        command(payment, "capture", "{\"amount\":4000,\"final\":false}");
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("requires_capture")).body("amount_capturable", equalTo(6000));
        command(payment, "capture", "{\"amount\":1000}");
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded")).body("amount_captured", equalTo(5000));
        assertThat(records.eventsOf(payment))
                .containsExactly(
                        "1 payment.processing",
                        "2 payment.requires_capture",
                        "3 payment.requires_capture",
                        "4 payment.succeeded");
    }

    @Test
    void captureOfMoreThanIsHeld_isRefused() {
        command(payment, "capture", "{\"amount\":10001}")
                .then()
                .statusCode(422)
                .body("code", equalTo("amount-exceeds-capturable"))
                .body("payment", equalTo(payment));
    }

    @Test
    void secondCommand_whileOneIsUnderWay_is409() {
        command(payment, "capture", "");
        command(payment, "cancel", "")
                .then()
                .statusCode(409)
                .body("code", equalTo("operation-pending"))
                .body("payment_status", equalTo("requires_capture"))
                .body("retryable", equalTo(true));
    }

    @Test
    void refusedCapture_leavesTheHold_andSaysWhy() {
        command(payment, "capture", "");
        psp.refuses(payment, "hold_expired");
        getPayment(payment)
                .then()
                .body("status", equalTo("requires_capture"))
                .body("last_error.code", equalTo("hold_expired"))
                .body("allowed_actions", contains("capture", "cancel", "reverse"));
    }

    @Test
    void unknownCapture_isNeitherDoneNorFailed_untilThereIsProof() {
        command(payment, "capture", "");
        psp.isSilentAbout(payment);
        getPayment(payment)
                .then()
                .body("status", equalTo("requires_capture"))
                .body("outcome_unknown", equalTo(true))
                .body("pending_operation", equalTo("capture"));
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded")).body("outcome_unknown", equalTo(false));
    }

    @Test
    void cancel_releasesTheHold_whenTheOutcomeComes() {
        command(payment, "cancel", "{\"cancellation_reason\":\"out of stock\"}")
                .then()
                .body("pending_operation", equalTo("cancel"));
        psp.does(payment);
        getPayment(payment)
                .then()
                .body("status", equalTo("canceled"))
                .body("cancellation_reason", equalTo("out of stock"))
                .body("allowed_actions", equalTo(java.util.List.of()));
    }

    @Test
    void capture_afterCancel_isRejected_withTheState() {
        command(payment, "cancel", "");
        psp.does(payment);
        command(payment, "capture", "")
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-unexpected-state"))
                .body("payment_status", equalTo("canceled"))
                .body("allowed_actions", equalTo(java.util.List.of()));
    }

    @Test
    void authorizationThatRanOut_isReleased_andCanceled() {
        runsOut(payment);
        getPayment(payment)
                .then()
                .body("status", equalTo("requires_capture"))
                .body("pending_operation", equalTo("cancel"));
        asDemo().get("/api/v1/payments/" + payment + "/explain")
                .then()
                .body("why", contains("100.00 EUR are held, and the cancel is under way."));
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("canceled")).body("cancellation_reason", equalTo("expired"));
    }

    @Test
    void authorizationThatRanOut_succeedsWithWhatWasCaptured() {
        command(payment, "capture", "{\"amount\":1,\"final\":false}");
        psp.does(payment);
        runsOut(payment);
        psp.does(payment);
        getPayment(payment)
                .then()
                .body("status", equalTo("succeeded"))
                .body("amount_captured", equalTo(1))
                .body("cancellation_reason", nullValue());
    }

    @Test
    void authorizationThatRanOut_isCanceled_thoughThePspHasNothingToRelease() {
        runsOut(payment);
        psp.refuses(payment, "hold_expired");
        getPayment(payment).then().body("status", equalTo("canceled")).body("cancellation_reason", equalTo("expired"));
    }

    @Test
    void authorizationThatRanOut_isReleasedAtTheNextTry_whenThePspNeverHeardOfTheFirst() {
        runsOut(payment);
        psp.refuses(payment, "nothing_happened");
        getPayment(payment).then().body("status", equalTo("requires_capture")).body("pending_operation", nullValue());
        payments.expire(100);
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("canceled"));
    }

    private void runsOut(String authorized) {
        records.expireAuthorizationOf(authorized);
        payments.expire(100);
    }
}
