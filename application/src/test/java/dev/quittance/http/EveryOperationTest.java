package dev.quittance.http;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.asDemo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.dynamodb.LocalDynamoDb;
import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Document;
import dev.quittance.test.Documented;
import dev.quittance.test.JournalTable;
import dev.quittance.test.Records;
import dev.quittance.test.Webhooks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One story in which every documented operation succeeds, so that each one's answer is held against the document. */
@QuarkusTest
class EveryOperationTest {

    @Inject
    Psp psp;

    @Inject
    Records records;

    @BeforeAll
    static void journal() {
        LocalDynamoDb.becomeTheDefault();
    }

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
    }

    @Test
    void everyOperation_answersAsDocumented() {
        webhooksAreManaged();
        aPaymentIsPaidAndRefunded();
        aPaymentIsConfirmedAndCanceled();
        aPaymentIsCapturedAndContradicted();
        keysAreManaged();
        Webhooks.deleteAll();
        assertThat(Documented.done())
                .containsAll(Document.ofTheApi().operations().stream()
                        .map(Document.Operation::toString)
                        .toList());
    }

    private void webhooksAreManaged() {
        String endpoint = Webhooks.subscribe("https://example.com/hook", "*").path("id");
        Webhooks.get(endpoint);
        Webhooks.change(endpoint, "{\"description\":\"ours\"}");
        Webhooks.command(endpoint, "rotate-secret", "");
        Webhooks.command(endpoint, "replay", "{\"which\":\"failed\",\"since\":\"" + Instant.now() + "\"}");
        String delivery = Webhooks.command(endpoint, "test", "").path("delivery");
        Webhooks.delivery(delivery);
        Webhooks.deliveries("endpoint=" + endpoint);
        asDemo().post(Webhooks.DELIVERIES + "/" + delivery + "/replay");
    }

    private void aPaymentIsPaidAndRefunded() {
        var payment = Api.processingPayment();
        psp.does(payment);
        var outcome = records.outcomeOf(payment);
        String refund = Api.refund(payment, 100).path("id");
        asDemo().get("/api/v1/refunds/" + refund);
        asDemo().get("/api/v1/refunds?payment=" + payment);
        psp.does(payment);
        Api.command(payment, "reverse", "");
        Api.getPayment(payment);
        asDemo().get(PAYMENTS + "?limit=100&status=succeeded&metadata[order]=17");
        asDemo().get(PAYMENTS + "/" + payment + "/explain");
        String event = asDemo().get(PAYMENTS + "/" + payment + "/events").path("data[0].id");
        asDemo().get("/api/v1/events/" + event);
        asDemo().get("/api/v1/events?limit=100&type=refund.*");
        JournalTable.record(payment, outcome, 1);
        asDemo().get("/api/v1/transactions?payment=" + payment);
        asDemo().get("/api/v1/transactions/" + outcome);
    }

    private static void aPaymentIsConfirmedAndCanceled() {
        String payment =
                Api.createPayment("{\"amount\":1,\"currency\":\"EUR\"}").path("id");
        asDemo().contentType(ContentType.JSON)
                .body("{\"description\":\"a lamp\",\"metadata\":{\"order\":\"17\"}}")
                .patch(PAYMENTS + "/" + payment);
        Api.command(payment, "confirm", "{\"payment_method\":\"pm_card_visa\",\"confirm\":false}");
        Api.command(payment, "cancel", "{\"cancellation_reason\":\"out of stock\"}");
    }

    private void aPaymentIsCapturedAndContradicted() {
        var payment = Api.manualPayment();
        psp.does(payment);
        Api.command(payment, "capture", "");
        var capture = records.openOperationOf(payment);
        psp.does(payment);
        psp.contradicts(capture);
        asDemo().get("/api/v1/discrepancies?payment=" + payment);
    }

    private static void keysAreManaged() {
        String key = asDemo().contentType(ContentType.JSON)
                .body("{\"name\":\"shop\",\"scopes\":[\"payments:read\"]}")
                .post("/api/v1/api-keys")
                .path("id");
        asDemo().get("/api/v1/api-keys");
        asDemo().post("/api/v1/api-keys/" + key + "/rotate");
        asDemo().delete("/api/v1/api-keys/" + key);
    }
}
