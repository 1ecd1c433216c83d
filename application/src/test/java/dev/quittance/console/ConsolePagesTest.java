package dev.quittance.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.Database;
import dev.quittance.test.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ConsolePagesTest {

    @Inject
    Console console;

    @Inject
    Psp psp;

    @Inject
    Records records;

    @ParameterizedTest
    @ValueSource(strings = {"/admin/login", "/admin/payments", "/admin/assets/console.css"})
    void everyAnswer_isGuarded_andKeptByNobody(String path) {
        console.as("viewer")
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", containsString("no-store"))
                .header("X-Frame-Options", equalTo("DENY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-host", "Forwarded", "Via"})
    void requestOverAProxy_isRefused(String header) {
        console.request().header(header, "1.1 proxy").get("/admin/login").then().statusCode(403);
    }

    @Test
    void loginSentByAnotherSite_isRefused() {
        console.request()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("j_username", "operator")
                .formParam("j_password", "operator-local")
                .post("/j_security_check")
                .then()
                .statusCode(403);
    }

    @Test
    void search_findsThePayment_byWhateverBelongsToIt() {
        var payment = Api.processingPayment();
        psp.does(payment);
        for (var id : new String[] {payment, records.newestOperationOf(payment).id()}) {
            console.as("viewer")
                    .get("/admin/search?q=" + id)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/admin/payments/" + payment));
        }
    }

    @Test
    void search_forAnAmount_listsIt() {
        console.as("viewer")
                .get("/admin/search?q=42.00")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/admin/payments?amount=42.00"));
    }

    @Test
    void list_withFilter_showsOnlyWhatFits() {
        var payment = Api.processingPayment();
        console.as("viewer")
                .request()
                .queryParam("amount", "42.00 EUR")
                .queryParam("status", "processing")
                .get("/admin/payments")
                .then()
                .statusCode(200)
                .body(containsString(payment));
        console.as("viewer")
                .get("/admin/payments?reference=nobody-has-this")
                .then()
                .body(containsString("No payment fits"));
    }

    @Test
    void paymentsPage_tellsWhy_andShowsAViewerNoForm() {
        var payment = Api.processingPayment();
        psp.isSilentAbout(payment);
        console.as("viewer")
                .get("/admin/payments/" + payment)
                .then()
                .statusCode(200)
                .body(containsString("answer was lost"))
                .body(not(containsString("Inquire now")));
    }

    @Test
    void referenceWithMarkup_isShownAsText() {
        var payment = Api.createPayment(
                        "{\"amount\":100,\"currency\":\"EUR\",\"reference\":\"<script>alert(1)</script>\",\"payment_method\":\"pm_card_visa\"}")
                .then()
                .extract()
                .<String>path("id");
        console.as("viewer")
                .get("/admin/payments/" + payment)
                .then()
                .body(not(containsString("<script>alert")))
                .body(containsString("&lt;script&gt;"));
    }

    @Test
    void export_keepsFormulasFromRunning() {
        Api.createPayment(
                "{\"amount\":100,\"currency\":\"EUR\",\"reference\":\"=HYPERLINK(1)\",\"payment_method\":\"pm_card_visa\"}");
        console.as("viewer")
                .request()
                .queryParam("reference", "=HYPERLINK(1)")
                .get("/admin/payments.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("'=HYPERLINK(1)"));
    }

    @Test
    void paymentThatIsNotThere_isNotFound() {
        console.as("viewer").get("/admin/payments/pay_nothing").then().statusCode(404);
    }
}
