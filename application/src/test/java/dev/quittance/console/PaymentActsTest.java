package dev.quittance.console;

import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.quittance.outbox.RememberingSender;
import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.Records;
import dev.quittance.test.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PaymentActsTest {

    @Inject
    Console console;

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Inject
    RememberingSender sender;

    @Inject
    TestClock clock;

    @ParameterizedTest
    @CsvSource({"viewer, 403", "operator, 409", "admin, 409"})
    void role_decidesWhoMayAct(String operator, int status) {
        for (var act : new String[] {"capture", "cancel", "refund", "reverse", "inquire"}) {
            // There is nothing to be done with it, which is told only to whoever might.
            var payment = declinedForGood();
            console.as(operator).send(address(payment, act), why()).then().statusCode(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture", "cancel", "refund", "reverse", "inquire", "settle"})
    void formFromElsewhere_isRefused(String act) {
        var payment = Api.processingPayment();
        console.as("operator")
                .send(address(payment, act), Map.of("reason", "x", "form_token", "guessed"))
                .then()
                .statusCode(403);
        assertThat(records.actsOn(payment)).isEmpty();
    }

    @Test
    void capture_takesPartOfTheHold_andIsWrittenDown() {
        var payment = Api.manualPayment();
        psp.does(payment);
        console.as("operator")
                .send(address(payment, "capture"), Map.of("reason", "asked by phone", "amount", "60.00"))
                .then()
                .statusCode(303);
        psp.does(payment);
        Api.getPayment(payment).then().body("amount_captured", org.hamcrest.Matchers.equalTo(6000));
        assertThat(records.actsOn(payment)).containsExactly("operator capture asked by phone");
    }

    @Test
    void refund_sentTwice_isDoneOnce() {
        var payment = succeeded();
        var session = console.as("operator");
        var form = Map.of("reason", "double click", "amount", "10.00", "form_id", payment);
        session.send(address(payment, "refund"), form).then().statusCode(303);
        session.send(address(payment, "refund"), form)
                .then()
                .statusCode(409)
                .body(containsString("This form was sent before"));
        assertThat(records.actsOn(payment)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"4200, can still be refunded", "1e30000000, is not an amount", "-1, is not an amount"})
    void refundOfMoreThanThereIs_isRefused_andNotWrittenDown(String amount, String told) {
        var payment = succeeded();
        console.as("operator")
                .send(address(payment, "refund"), Map.of("reason", "typo", "amount", amount))
                .then()
                .statusCode(409)
                .body(containsString(told));
        assertThat(records.actsOn(payment)).isEmpty();
    }

    @Test
    void actWithoutReason_isRefused() {
        var payment = succeeded();
        console.as("operator")
                .send(address(payment, "refund"), Map.of("reason", " "))
                .then()
                .statusCode(409)
                .body(containsString("Give a reason"));
    }

    @Test
    void unknown_settledWithProof_succeeds() {
        var payment = unknown();
        settle(payment, "yes").then().statusCode(303);
        Api.getPayment(payment).then().body("status", org.hamcrest.Matchers.equalTo("succeeded"));
        assertThat(records.actsOn(payment)).containsExactly("operator settle_as_done PSP support confirmed");
    }

    @Test
    void unknown_cantBeSettledAsNotDone_whileTheInstructionMayStillBeExecuted() {
        var payment = unknown();
        var certainFrom = settle(payment, "no")
                .then()
                .statusCode(409)
                .body(containsString("could still be executed"))
                .extract()
                .asString()
                .replaceAll("(?s).*Until (\\S+) the instruction.*", "$1");
        console.as("operator")
                .get("/admin/payments/" + payment)
                .then()
                .body(containsString("(from <time datetime=\"" + certainFrom + "\">"));
        clock.advance(Duration.ofHours(13));
        settle(payment, "no").then().statusCode(303);
        Api.getPayment(payment).then().body("status", org.hamcrest.Matchers.equalTo("requires_payment_method"));
    }

    @Test
    void whatIsNotUnknown_cantBeSettled() {
        var payment = Api.processingPayment();
        settle(payment, "yes").then().statusCode(409).body(containsString("still to come"));
        psp.wantsAuthenticationOf(payment);
        settle(payment, "yes").then().statusCode(409);
        Api.getPayment(payment).then().body("status", org.hamcrest.Matchers.equalTo("requires_action"));
    }

    @Test
    void pendingThatNobodyAsksAboutAnyMore_isListed_andCanBeSettled() {
        var payment = Api.processingPayment();
        psp.takesItsTimeFor(payment);
        records.endInquiriesOf(payment);
        console.as("viewer").get("/admin/unknowns").then().body(containsString(payment));
        console.as("operator").get("/admin/payments/" + payment).then().body(containsString("Settle with proof"));
        settle(payment, "yes").then().statusCode(303);
        Api.getPayment(payment).then().body("status", org.hamcrest.Matchers.equalTo("succeeded"));
    }

    @Test
    void settlement_isRecorded_andComparedWithWhatThePspSaysOfItLater() {
        var payment = Api.processingPayment();
        var operation = records.openOperationOf(payment);
        psp.isSilentAbout(payment);
        settle(payment, "yes").then().statusCode(303);
        eventually().until(() -> sender.typesAbout(payment).contains("operation.succeeded"));
        psp.does(operation, "sbx_" + payment, operation.amount() + 1);
        assertThat(records.discrepanciesOf(payment)).containsExactly("amount_differs");
    }

    private io.restassured.response.Response settle(String payment, String happened) {
        return console.as("operator")
                .send(
                        address(payment, "settle"),
                        Map.of(
                                "reason",
                                "PSP support confirmed",
                                "operation",
                                records.openOperationOf(payment).id(),
                                "happened",
                                happened,
                                "proof",
                                "sbx_" + payment));
    }

    private String unknown() {
        var payment = Api.processingPayment();
        psp.isSilentAbout(payment);
        return payment;
    }

    private String succeeded() {
        var payment = Api.processingPayment();
        psp.does(payment);
        return payment;
    }

    private String declinedForGood() {
        var payment = Api.manualPayment();
        psp.does(payment);
        Api.command(payment, "cancel", "{}");
        psp.does(payment);
        return payment;
    }

    private static Map<String, String> why() {
        return Map.of("reason", "night shift");
    }

    private static String address(String payment, String act) {
        return "/admin/payments/" + payment + "/" + act;
    }
}
