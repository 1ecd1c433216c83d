package dev.quittance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.Records;
import dev.quittance.test.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FourEyesTest {

    @Inject
    Console console;

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Inject
    TestClock clock;

    @Test
    void largeRefund_waits_untilAnotherOperatorApproves() {
        var payment = large();
        refund(payment, "1500.00").then().statusCode(303).header("Location", containsString("done=approval"));
        Api.getPayment(payment).then().body("amount_refunded", equalTo(0));
        decide("operator", payment, "approve").then().statusCode(409).body(containsString("somebody else"));
        decide("admin", payment, "approve").then().statusCode(303);
        psp.does(payment);
        Api.getPayment(payment).then().body("amount_refunded", equalTo(150000));
        assertThat(records.actsOn(payment))
                .containsExactly("operator ask_to_refund goods returned", "admin approve_to_refund looked at it");
        decide("admin", payment, "approve").then().statusCode(409).body(containsString("approved it already"));
    }

    @Test
    void rejectedRefund_isNeverDone() {
        var payment = large();
        refund(payment, "");
        decide("admin", payment, "reject").then().statusCode(303);
        decide("admin", payment, "approve").then().statusCode(409).body(containsString("rejected it already"));
        Api.getPayment(payment).then().body("amount_refunded", equalTo(0));
        console.as("viewer").get("/admin/approvals").then().body(containsString("goods returned"));
    }

    @Test
    void whatADisabledOperatorAskedFor_canOnlyBeRejected() {
        var payment = large();
        refund(payment, "1500.00");
        operator("disable").then().statusCode(303);
        try {
            decide("admin", payment, "approve").then().statusCode(409).body(containsString("is disabled"));
            decide("admin", payment, "reject").then().statusCode(303);
        } finally {
            operator("enable").then().statusCode(303);
        }
    }

    private Response operator(String act) {
        return console.as("admin").send("/admin/operators/operator/" + act, Map.of("reason", "their login was stolen"));
    }

    @Test
    void refundNobodyDecidedOn_expires() {
        var payment = large();
        refund(payment, "1500.00");
        clock.advance(Duration.ofHours(24));
        decide("admin", payment, "approve").then().statusCode(409).body(containsString("has expired"));
        console.as("viewer").get("/admin/payments/" + payment).then().body(not(containsString("asked to refund")));
    }

    @Test
    void largeRefundInSmallParts_waitsAsWell() {
        var payment = large();
        refund(payment, "900.00").then().header("Location", containsString("done=refund"));
        psp.does(payment);
        refund(payment, "900.00").then().header("Location", containsString("done=approval"));
    }

    @Test
    void approval_ofWhatIsNotThereAnyMore_isRefused_andWaitsOn() {
        var payment = large();
        refund(payment, "2000.00");
        Api.refund(payment, 100_000).then().statusCode(201);
        decide("admin", payment, "approve").then().statusCode(409).body(containsString("can still be refunded"));
        decide("admin", payment, "reject").then().statusCode(303);
    }

    @Test
    void refundOfMoreThanThereIs_doesNotEvenWait() {
        refund(large(), "9000.00").then().statusCode(409).body(containsString("can still be refunded"));
    }

    @Test
    void refundOfNothing_doesNotEvenWait() {
        var payment = large();
        Api.refund(payment, 150_000).then().statusCode(201);
        refund(payment, "0").then().statusCode(409).body(containsString("at least 1 minor unit"));
    }

    @Test
    void largeReversal_waits() {
        var payment = large();
        send(payment, "reverse", Map.of("reason", "goods returned"))
                .then()
                .header("Location", containsString("done=approval"));
    }

    @Test
    void reversalOfMoreThanWasApproved_isRefused() {
        var payment = held();
        Api.command(payment, "capture", "{\"amount\":150000,\"final\":false}");
        psp.does(payment);
        send(payment, "reverse", Map.of("reason", "goods returned"))
                .then()
                .header("Location", containsString("done=approval"));
        Api.command(payment, "capture", "{\"amount\":50000,\"final\":false}");
        psp.does(payment);
        decide("admin", payment, "approve").then().statusCode(409).body(containsString("More was taken"));
        Api.getPayment(payment).then().body("amount_refunded", equalTo(0));
    }

    @Test
    void largeSettlement_waits_andEndsTheUnknownOnApproval() {
        var payment = processing();
        psp.isSilentAbout(payment);
        var operation = records.openOperationOf(payment).id();
        send(
                        payment,
                        "settle",
                        Map.of("reason", "PSP said so", "operation", operation, "happened", "yes", "proof", "ticket 7"))
                .then()
                .header("Location", containsString("done=approval"));
        Api.getPayment(payment).then().body("status", equalTo("processing"));
        decide("admin", payment, "approve").then().statusCode(303);
        Api.getPayment(payment).then().body("status", equalTo("succeeded"));
    }

    @Test
    void database_letsNobodyApproveTheirOwn_norChangeWhatWasAsked() {
        var payment = large();
        refund(payment, "1500.00");
        var asked = records.waitingActOf(payment);
        assertThatThrownBy(() -> records.decide(asked, "operator")).hasMessageContaining("waiting_act_check");
        assertThatThrownBy(() -> records.raise(asked)).hasMessageContaining("permission denied");
    }

    private String held() {
        String payment = Api.createPayment("""
                        {"amount":250000,"currency":"EUR","payment_method":"pm_card_visa","capture_method":"manual"}""").path("id");
        psp.does(payment);
        return payment;
    }

    private String large() {
        var payment = processing();
        psp.does(payment);
        return payment;
    }

    private static String processing() {
        return Api.createPayment("{\"amount\":250000,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response refund(String payment, String amount) {
        return send(payment, "refund", Map.of("reason", "goods returned", "amount", amount));
    }

    private Response send(String payment, String act, Map<String, String> form) {
        return console.as("operator").send("/admin/payments/" + payment + "/" + act, form);
    }

    private Response decide(String operator, String payment, String decision) {
        var asked = records.waitingActOf(payment);
        return console.as(operator)
                .send("/admin/approvals/" + asked + "/" + decision, Map.of("reason", "looked at it"));
    }
}
