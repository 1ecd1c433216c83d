package dev.quittance.refund;

import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.asOther;
import static dev.quittance.test.Api.getPayment;
import static dev.quittance.test.Api.manualPayment;
import static dev.quittance.test.Api.processingPayment;
import static dev.quittance.test.Api.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.resolution.Psp;
import dev.quittance.test.AtOnce;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefundTest {

    @Inject
    Psp psp;

    @Inject
    Records records;

    private String payment;

    @BeforeEach
    void aPaidPayment() {
        payment = processingPayment();
        psp.does(payment);
    }

    @Test
    void refund_isPending_untilTheOutcomeComes() {
        String id = refund(payment, 1200)
                .then()
                .statusCode(201)
                .header("Location", startsWith("/api/v1/refunds/re_"))
                .body("status", equalTo("pending"))
                .extract()
                .path("id");
        getPayment(payment).then().body("amount_refunded", equalTo(0));
        psp.does(payment);
        asDemo().get("/api/v1/refunds/" + id).then().body("status", equalTo("succeeded"));
        getPayment(payment).then().body("amount_refunded", equalTo(1200)).body("status", equalTo("succeeded"));
        assertThat(records.eventsOf(payment)).endsWith("3 refund.created", "4 refund.succeeded");
    }

    @Test
    void refundThatIsProvedToBeUnderWay_isUnknownNoMore() {
        String id = refund(payment, 1200).path("id");
        psp.isSilentAbout(payment);
        asDemo().get("/api/v1/refunds/" + id).then().body("outcome_unknown", equalTo(true));
        psp.takesItsTimeFor(payment);
        asDemo().get("/api/v1/refunds/" + id)
                .then()
                .body("status", equalTo("pending"))
                .body("outcome_unknown", equalTo(false));
    }

    @Test
    void refundThatIsKnownToBeUnderWay_isNotUnknown_becauseAnAnswerIsLost() {
        String id = refund(payment, 1200).path("id");
        psp.takesItsTimeFor(payment);
        psp.isSilentAbout(payment);
        asDemo().get("/api/v1/refunds/" + id).then().body("outcome_unknown", equalTo(false));
    }

    @Test
    void severalPartialRefunds_neverExceedWhatWasCaptured() {
        refund(payment, 3000).then().statusCode(201);
        refund(payment, 1200).then().statusCode(201);
        refund(payment, 1)
                .then()
                .statusCode(422)
                .body("code", equalTo("amount-exceeds-refundable"))
                .body("param", equalTo("/amount"));
    }

    @Test
    void twoRefundsOf60On100AtOnce_exactlyOneIsAccepted() {
        var answers = AtOnce.run(2, _ -> refund(payment, 2520).statusCode());
        assertThat(answers).containsExactlyInAnyOrder(201, 422);
    }

    @Test
    void fiftyRefundsAtOnce_giveBackWhatThereIs() {
        var answers = AtOnce.run(50, _ -> refund(payment, 420).statusCode());
        assertThat(answers).filteredOn(status -> status == 201).hasSize(10);
    }

    @Test
    void sameKeyAtOnce_refundsOnce() {
        var answers = AtOnce.run(50, _ -> refund("refund-once-" + payment, payment, 4200));
        assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .extracting(answer -> answer.<String>path("id"))
                .isNotEmpty()
                .containsOnly(asDemo().get("/api/v1/refunds?payment=" + payment).<String>path("data[0].id"));
    }

    @Test
    void failedRefund_canBeTriedAgain() {
        String id = refund(payment, 4200).path("id");
        psp.refuses(payment, "account_closed");
        asDemo().get("/api/v1/refunds/" + id)
                .then()
                .body("status", equalTo("failed"))
                .body("failure.code", equalTo("account_closed"));
        refund(payment, 4200).then().statusCode(201);
    }

    @Test
    void unknownRefund_holdsItsAmount_untilThereIsProof() {
        String id = refund(payment, 4200).path("id");
        psp.isSilentAbout(payment);
        asDemo().get("/api/v1/refunds/" + id)
                .then()
                .body("status", equalTo("pending"))
                .body("outcome_unknown", equalTo(true));
        refund(payment, 1).then().statusCode(422);
    }

    @Test
    void refundThatTheBankReturned_hasFailedAfterAll() {
        String id = refund(payment, 4200).path("id");
        psp.does(payment);
        psp.returns(records.newestOperationOf(payment));
        asDemo().get("/api/v1/refunds/" + id)
                .then()
                .body("status", equalTo("failed"))
                .body("failure.code", equalTo("refund_returned"));
        getPayment(payment).then().body("amount_refunded", equalTo(0));
        assertThat(records.discrepanciesOf(payment)).isEmpty();
    }

    @Test
    void refundOfAPaymentNotPaid_is409() {
        var processing = processingPayment();
        refund("later-" + processing, processing, 1).then().statusCode(409).body("code", equalTo("operation-pending"));
        psp.does(processing);
        refund("later-" + processing, processing, 1).then().statusCode(201);
        var held = manualPayment();
        psp.does(held);
        refund(held, 1).then().statusCode(409).body("code", equalTo("payment-unexpected-state"));
    }

    @Test
    void refusal_isRepeated_whateverHasHappenedSince() {
        var key = "too-much-" + payment;
        var refused = refund(key, payment, 4201);
        refused.then().statusCode(422).body("code", equalTo("amount-exceeds-refundable"));
        refund(payment, 1).then().statusCode(201);
        refund(key, payment, 4201)
                .then()
                .statusCode(422)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(refused.asString()));
    }

    @Test
    void refunds_areListedByPayment_andHiddenFromOthers() {
        String first = refund(payment, 1).path("id");
        String second = refund(payment, 2).path("id");
        asDemo().get("/api/v1/refunds?payment=" + payment).then().body("data.id", contains(second, first));
        asOther().get("/api/v1/refunds?payment=" + payment).then().body("data", equalTo(java.util.List.of()));
        asOther().get("/api/v1/refunds/" + first).then().statusCode(404);
        asDemo().get("/api/v1/refunds/" + first).then().body("failure", nullValue());
    }
}
