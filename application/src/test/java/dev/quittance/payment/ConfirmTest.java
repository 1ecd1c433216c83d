package dev.quittance.payment;

import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.command;
import static dev.quittance.test.Api.createPayment;
import static dev.quittance.test.Api.getPayment;
import static dev.quittance.test.Api.processingPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConfirmTest {

    private static final String VISA_METHOD = "{\"payment_method\":\"pm_card_visa\"}";

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Inject
    Payments payments;

    @Test
    void declinedPayment_triesAnotherMethod_andSucceeds() {
        var payment = processingPayment();
        psp.declines(payment);
        command(payment, "confirm", VISA_METHOD).then().statusCode(200).body("status", equalTo("processing"));
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded")).body("attempts", equalTo(2));
        assertThat(records.eventsOf(payment))
                .containsExactly(
                        "1 payment.processing", "2 payment.failed", "3 payment.processing", "4 payment.succeeded");
    }

    @Test
    void afterADecline_aMethodIsNeeded() {
        var payment = processingPayment();
        psp.declines(payment);
        command(payment, "confirm", "")
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-missing"))
                .body("param", equalTo("/payment_method"));
    }

    @Test
    void fifthDecline_cancels() {
        var payment = processingPayment();
        for (int attempt = 1; attempt < 5; attempt++) {
            psp.declines(payment);
            command(payment, "confirm", VISA_METHOD).then().statusCode(200);
        }
        psp.declines(payment);
        getPayment(payment)
                .then()
                .body("status", equalTo("canceled"))
                .body("cancellation_reason", equalTo("attempt_limit"));
    }

    @Test
    void methodCanBeAttached_beforeConfirming() {
        String payment = createPayment("{\"amount\":100,\"currency\":\"EUR\"}").path("id");
        command(payment, "confirm", "{\"payment_method\":\"pm_card_visa\",\"confirm\":false}")
                .then()
                .body("status", equalTo("requires_confirmation"))
                .body("allowed_actions", contains("confirm", "cancel"));
        command(payment, "confirm", "").then().body("status", equalTo("processing"));
    }

    @Test
    void confirm_whileProcessing_is409() {
        command(processingPayment(), "confirm", VISA_METHOD)
                .then()
                .statusCode(409)
                .body("code", equalTo("operation-pending"));
    }

    @Test
    void cancel_beforeAnythingWasSent_isDoneAtOnce() {
        String payment = createPayment("{\"amount\":100,\"currency\":\"EUR\"}").path("id");
        command(payment, "cancel", "").then().statusCode(200).body("status", equalTo("canceled"));
    }

    @Test
    void authentication_asksThePayer_andGoesOnWhenAnswered() {
        var payment = processingPayment();
        psp.wantsAuthenticationOf(payment);
        getPayment(payment)
                .then()
                .body("status", equalTo("requires_action"))
                .body("next_action.type", equalTo("redirect_to_url"))
                .body("next_action.url", startsWith("http://localhost/sandbox/challenge/op_"));
        payments.authenticationAnswered(records.openOperationOf(payment).id(), true);
        getPayment(payment).then().body("status", equalTo("processing"));
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded"));
    }

    @Test
    void failedAuthentication_asksForAnotherMethod() {
        var payment = processingPayment();
        psp.wantsAuthenticationOf(payment);
        payments.authenticationAnswered(records.openOperationOf(payment).id(), false);
        psp.declines(payment);
        getPayment(payment).then().body("status", equalTo("requires_payment_method"));
    }

    @Test
    void payersAnswer_thatNeverReachedThePsp_isAskedForAgain() {
        var payment = processingPayment();
        psp.wantsAuthenticationOf(payment);
        payments.authenticationAnswered(records.openOperationOf(payment).id(), true);
        psp.isSilentAbout(payment);
        psp.wantsAuthenticationOf(payment);
        getPayment(payment).then().body("status", equalTo("requires_action"));
    }

    @Test
    void cancelWhileThePayerAuthenticates_tellsThePspFirst() {
        var payment = processingPayment();
        psp.wantsAuthenticationOf(payment);
        command(payment, "cancel", "").then().body("pending_operation", equalTo("cancel"));
        assertThat(records.owedInstructionsOf(records.openOperationOf(payment).id()))
                .isEqualTo(1);
        psp.provesThatNothingHappenedTo(payment);
        getPayment(payment).then().body("status", equalTo("canceled")).body("last_error", equalTo(null));
    }

    @Test
    void cancelThatLostToThePayer_givesTheMoneyBack() {
        var payment = processingPayment();
        psp.wantsAuthenticationOf(payment);
        command(payment, "cancel", "");
        psp.does(payment);
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded")).body("amount_refunded", equalTo(4200));
    }

    @Test
    void update_changesWhatWasGiven_andNullClears() {
        String payment = createPayment(
                        VISA.replace("}", ",\"description\":\"old\",\"metadata\":{\"a\":\"1\",\"b\":\"2\"}}"))
                .path("id");
        dev.quittance.test.Api.asDemo()
                .contentType("application/json")
                .body("{\"description\":null,\"metadata\":{\"a\":null,\"c\":\"3\"}}")
                .patch("/api/v1/payments/" + payment)
                .then()
                .statusCode(200)
                .body("description", equalTo(null))
                .body("metadata", equalTo(java.util.Map.of("b", "2", "c", "3")));
    }
}
