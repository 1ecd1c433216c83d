package dev.quittance.sandbox;

import static dev.quittance.test.Api.createPayment;
import static dev.quittance.test.Api.getPayment;
import static dev.quittance.test.Webhooks.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChallengeTest {

    @Inject
    Psp psp;

    @Inject
    Records records;

    private String payment;
    private String challenge;

    @BeforeEach
    void aPayerIsAsked() {
        payment = createPayment(
                        "{\"amount\":4200,\"currency\":\"EUR\",\"payment_method\":\"pm_card_authentication_required\","
                                + "\"return_url\":\"https://shop.example/thanks\",\"description\":\"<b>Lamp</b>\"}")
                .path("id");
        psp.wantsAuthenticationOf(payment);
        challenge = "/sandbox/challenge/" + records.openOperationOf(payment).id();
    }

    @Test
    void page_asksForTheAmount_andEscapesWhatTheMerchantWrote() {
        given().get(challenge)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("42.00 EUR"))
                .body(containsString("&lt;b&gt;Lamp"));
    }

    @Test
    void pass_goesOn_andLeadsBackToTheShop() {
        answer("pass").then().statusCode(303).header("Location", "https://shop.example/thanks");
        getPayment(payment).then().body("status", equalTo("processing"));
        psp.does(payment);
        getPayment(payment).then().body("status", equalTo("succeeded"));
    }

    @Test
    void answerThatIsLost_whileThePayerIsAsked_leavesThemTheirTime() {
        psp.isSilentAbout(payment);
        getPayment(payment).then().body("status", equalTo("requires_action"));
        answer("pass").then().statusCode(303);
    }

    @Test
    void answerToThePayersOwnThatIsLost_isUnknown_eachTime() {
        answer("pass").then().statusCode(303);
        psp.isSilentAboutAuthenticationOf(payment);
        assertThat(records.eventsOf(payment)).endsWith("3 payment.processing", "4 payment.outcome_unknown");
        psp.wantsAuthenticationOf(payment);
        answer("pass").then().statusCode(303);
        psp.isSilentAboutAuthenticationOf(payment);
        assertThat(records.eventsOf(payment)).endsWith("6 payment.processing", "7 payment.outcome_unknown");
    }

    @Test
    void answerThatNeverReachedThePsp_isAskedForAgain_whenTheInquirySaysSo() {
        answer("pass").then().statusCode(303);
        psp.wantsAuthenticationOf(payment);
        getPayment(payment).then().body("status", equalTo("processing"));
        inquire();
        psp.wantsAuthenticationOf(payment);
        getPayment(payment).then().body("status", equalTo("requires_action"));
    }

    @Test
    void cancellationThatNeverReachedThePsp_isSentAgain_whenTheInquirySaysSo() {
        Api.command(payment, "cancel", "").then().statusCode(200);
        var authorization = records.openOperationOf(payment).id();
        inquire();
        var lost = records.instructionOf(authorization);
        psp.wantsAuthenticationOf(payment);
        assertThat(records.instructionOf(authorization)).isNotEqualTo(lost);
    }

    private void inquire() {
        records.makeInquiryDue(payment);
        eventually().until(() -> records.inquiriesAbout(payment) > 0);
    }

    @Test
    void secondAnswer_isTooLate() {
        answer("fail").then().statusCode(303);
        answer("pass").then().statusCode(409).body(containsString("no longer waits"));
    }

    @Test
    void otherAnswer_changesNothing() {
        answer("maybe").then().statusCode(400);
        getPayment(payment).then().body("status", equalTo("requires_action"));
    }

    @Test
    void unknownChallenge_isNotFound() {
        given().get("/sandbox/challenge/op_nobody").then().statusCode(404);
    }

    private io.restassured.response.Response answer(String answer) {
        return given().redirects().follow(false).formParam("answer", answer).post(challenge);
    }
}
