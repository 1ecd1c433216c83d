package dev.quittance.explanation;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.asOther;
import static dev.quittance.test.Webhooks.eventually;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExplainTest {

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Test
    void paidPayment_isExplainedHopByHop() {
        var payment = Api.processingPayment();
        eventually().untilAsserted(() -> explain(payment).body("hops.hop", hasItem("relay")));
        psp.does(payment);
        explain(payment)
                .body("status", Matchers.is("succeeded"))
                .body("why[0]", Matchers.is("42.00 EUR were taken."))
                .body("hops.hop", hasItems("accept", "relay", "execute", "resolve", "publish"))
                .body("next", Matchers.empty())
                .body("allowed_actions", hasItems("refund", "reverse"));
    }

    @Test
    void payerWithAnAddress_isAmongThoseWhoAreTold() {
        String payment = Api.createPayment("""
                        {"amount":4200,"currency":"EUR","payment_method":"pm_card_visa","receipt_email":"a@example.com"}""").path("id");
        psp.does(payment);
        explain(payment).body("told.to", hasItem("a@example.com")).body("told[0].status", not("exhausted"));
    }

    @Test
    void lostAnswer_isWaitedFor() {
        var payment = Api.processingPayment();
        psp.isSilentAbout(payment);
        explain(payment).body("why[0]", containsString("waits for proof")).body("next.what", hasItem("inquire"));
    }

    @Test
    void outcomeThatComesWhileItIsRead_isNotHalfSeen() {
        var payment = Api.processingPayment();
        var whileReading = QuarkusTransaction.requiringNew().call(() -> {
            records.holdReadersOfOperations();
            var reading = CompletableFuture.supplyAsync(() -> explain(payment));
            eventually().until(records::someReaderIsHeld);
            psp.does(payment);
            return reading;
        });
        whileReading.join().body("status", Matchers.is("processing")).body("hops.hop", not(hasItem("resolve")));
        explain(payment).body("status", Matchers.is("succeeded")).body("hops.hop", hasItem("resolve"));
    }

    @Test
    void anotherMerchantsPayment_isNotExplained() {
        asOther()
                .get(PAYMENTS + "/" + Api.processingPayment() + "/explain")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse explain(String payment) {
        return asDemo().get(PAYMENTS + "/" + payment + "/explain").then().statusCode(200);
    }
}
