package dev.quittance.journal;

import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.asOther;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.dynamodb.LocalDynamoDb;
import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.JournalTable;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransactionsTest {

    private static final String TRANSACTIONS = "/api/v1/transactions";

    @Inject
    Psp psp;

    @Inject
    Records records;

    @BeforeAll
    static void journal() {
        LocalDynamoDb.becomeTheDefault();
    }

    @Test
    void payment_hasWhatWasToldAboutIt_pageByPage() {
        var payment = Api.processingPayment();
        JournalTable.record(payment, "evt_old", 1);
        JournalTable.record(payment, "evt_new", 2);
        list(payment, "&limit=1").body("data.id", contains("evt_new")).body("has_more", is(true));
        list(payment, "&starting_after=evt_new")
                .body("data.id", contains("evt_old"))
                .body("data[0].operation", is("op_1"))
                .body("data[0].sequence", nullValue())
                .body("data[0].data.type", is("operation.succeeded"))
                .body("has_more", is(false));
        list(payment, "&ending_before=evt_old").body("data.id", contains("evt_new"));
    }

    @Test
    void event_isFoundByItsId_onceItIsRecorded() {
        var payment = Api.processingPayment();
        String event = asDemo().get(Api.PAYMENTS + "/" + payment + "/events").path("data[0].id");
        get(event).statusCode(404);
        JournalTable.record(payment, event, 1, "payment.processing");
        get(event).statusCode(200).body("payment", is(payment)).body("type", is("payment.processing"));
    }

    @Test
    void outcome_isFoundByItsId() {
        var payment = Api.processingPayment();
        psp.does(payment);
        var outcome = records.outcomeOf(payment);
        JournalTable.record(payment, outcome, 1);
        get(outcome).statusCode(200).body("type", is("operation.succeeded"));
        asOther().get(TRANSACTIONS + "/" + outcome).then().statusCode(404);
    }

    @Test
    void anotherMerchantsPayment_isNotFound() {
        asOther()
                .get(TRANSACTIONS + "?payment=" + Api.processingPayment())
                .then()
                .statusCode(404)
                .body("code", is("not-found"));
    }

    @Test
    void listOfNoPayment_isRefused() {
        asDemo().get(TRANSACTIONS)
                .then()
                .statusCode(400)
                .body("code", is("parameter-missing"))
                .body("param", is("payment"));
    }

    @Test
    void cursorOfAnotherPayment_isRefused() {
        JournalTable.record("pay_elsewhere", "evt_elsewhere", 1);
        asDemo().get(TRANSACTIONS + "?payment=" + Api.processingPayment() + "&starting_after=evt_elsewhere")
                .then()
                .statusCode(400)
                .body("param", is("starting_after"));
    }

    @Test
    void journalThatIsAway_isSaid_andPaymentsGoOn() {
        var away = new Journal(TestJournal.clientOf("http://127.0.0.1:1"), TestJournal.CONFIG);
        QuarkusMock.installMockForType(away, Journal.class);
        var payment = Api.processingPayment();
        asDemo().get(TRANSACTIONS + "?payment=" + payment)
                .then()
                .statusCode(503)
                .body("code", is("journal-unavailable"))
                .body("retryable", is(true));
        psp.does(payment);
        Api.getPayment(payment).then().body("status", is("succeeded"));
    }

    private static ValidatableResponse list(String payment, String query) {
        return asDemo().get(TRANSACTIONS + "?payment=" + payment + query).then().statusCode(200);
    }

    private static ValidatableResponse get(String id) {
        return asDemo().get(TRANSACTIONS + "/" + id).then();
    }
}
