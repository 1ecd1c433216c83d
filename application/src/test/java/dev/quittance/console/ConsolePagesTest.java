package dev.quittance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.quittance.admin.PaymentConsole;
import dev.quittance.dynamodb.LocalDynamoDb;
import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.JournalTable;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
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
        assertLeadsTo(payment, "/admin/payments/" + payment);
        var operation = records.newestOperationOf(payment).id();
        assertLeadsTo(operation, "/admin/payments/" + payment + "#" + operation);
        assertLeadsTo("sbx_" + operation, "/admin/payments/" + payment + "#" + operation);
        for (var event : records.eventIdsOf(payment)) {
            assertLeadsTo(event, "/admin/payments/" + payment + "#" + event);
        }
    }

    @Test
    void search_findsWhatARequestDid() {
        var created = Api.createPayment(Api.VISA);
        assertLeadsTo(created.header("Request-Id"), "/admin/payments/" + created.path("id"));
        var noted = console.as("operator")
                .send("/admin/payments/" + created.path("id") + "/inquire", Map.of("reason", "a call from support"));
        assertLeadsTo(noted.header("Request-Id"), "/admin/audit?subject=" + created.path("id"));
    }

    @Test
    void search_findsAMerchantsOwnWords_andAsksWhichPlaceIsMeant() {
        Api.createPayment(
                "{\"amount\":100,\"currency\":\"EUR\",\"reference\":\"4711\",\"payment_method\":\"pm_card_visa\"}");
        Api.createPayment("{\"amount\":471100,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\"}");
        console.as("viewer")
                .get("/admin/search?q=4711")
                .then()
                .statusCode(200)
                .body(containsString("/admin/payments?reference=4711"), containsString("/admin/payments?amount=4711"));
        console.as("viewer")
                .get("/admin/search?q=nobody@nowhere")
                .then()
                .statusCode(200)
                .body(containsString("Nothing found"));
    }

    private void assertLeadsTo(String text, String address) {
        console.as("viewer")
                .request()
                .queryParam("q", text)
                .get("/admin/search")
                .then()
                .statusCode(303)
                .header("Location", endsWith(address));
    }

    @Test
    void search_forAnAmount_listsIt() {
        Api.processingPayment();
        console.as("viewer")
                .get("/admin/search?q=42.00")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/admin/payments?amount=42.00"));
    }

    @Test
    void amountWithoutItsCurrency_isOfTwoDigits() {
        var yen = Api.createPayment("{\"amount\":4200,\"currency\":\"JPY\",\"payment_method\":\"pm_card_visa\"}")
                .<String>path("id");
        var euro = Api.processingPayment();
        var viewer = console.as("viewer");
        viewer.get("/admin/payments?amount=42").then().body(containsString(euro), not(containsString(yen)));
        viewer.get("/admin/payments?amount=4200 JPY").then().body(containsString(yen), not(containsString(euro)));
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
    void export_goesThroughEveryPage_once() {
        var payment = Api.createPayment(
                        "{\"amount\":100,\"currency\":\"EUR\",\"reference\":\"many\",\"payment_method\":\"pm_card_visa\"}")
                .<String>path("id");
        records.copy(payment, 2_500);
        var rows = console.as("viewer")
                .get("/admin/payments.csv?reference=many")
                .asString()
                .lines()
                .skip(1)
                .toList();
        assertThat(rows).hasSize(2_501).doesNotHaveDuplicates();
    }

    @Test
    void exportOfWhatIsNoAmount_isRefused_beforeItBegins() {
        console.as("viewer").get("/admin/payments.csv?amount=much").then().statusCode(400);
    }

    @Test
    void amountOfMoreDigitsThanThereAre_isRefused_beforeTheyAreWrittenOut() {
        var viewer = console.as("viewer");
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> viewer.get("/admin/payments?amount=1e400000000").then().statusCode(400));
    }

    @Test
    void auditsExport_tellsWhoDidWhatAndWhy() {
        var payment = Api.processingPayment();
        console.as("operator").send("/admin/payments/" + payment + "/inquire", Map.of("reason", "=1+1"));
        console.as("viewer")
                .get("/admin/audit/export.csv?subject=" + payment)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("operator,operator,inquire," + payment), containsString("'=1+1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=1+1", "a;\"=1+1\"", "a\t\"\"@x"})
    void csvCell_isNoFormula_whereverASpreadsheetCuts(String reason) {
        var payment = Api.processingPayment();
        console.as("operator").send("/admin/payments/" + payment + "/inquire", Map.of("reason", reason));
        var export = console.as("viewer")
                .get("/admin/audit/export.csv?subject=" + payment)
                .asString();
        // Of quotes at a cell's beginning, whoever cuts there may leave none.
        assertThat(export.split("[;\t\r\n]+")).noneMatch(cell -> cell.matches("\"*[=+@-].*"));
    }

    @Test
    void longFilter_isUnderstood_andWhatNothingHas_findsNothing() {
        Api.createPayment("{\"amount\":4200,\"currency\":\"EUR\",\"reference\":\"" + "r".repeat(500) + "\"}")
                .then()
                .statusCode(201);
        var viewer = console.as("viewer");
        assertThat(viewer.get("/admin/payments.csv?reference=" + "r".repeat(500))
                        .asString()
                        .lines())
                .hasSize(2);
        for (var nobodys : List.of("r".repeat(501), "\0")) {
            assertThat(viewer.get("/admin/payments.csv?reference=" + nobodys)
                            .asString()
                            .lines())
                    .hasSize(1);
        }
        viewer.get("/admin/audit?subject=\0").then().statusCode(200);
    }

    @Test
    void characterThatNoTextHas_isTakenFromNobody() {
        assertThat(console.logIn("\0", "x").statusCode()).isEqualTo(302);
        var admin = console.as("admin");
        var payment = Api.processingPayment();
        var inquired = admin.send("/admin/payments/" + payment + "/inquire", Map.of("reason", "a\0b"));
        assertThat(inquired.statusCode()).isEqualTo(409);
        var hired = admin.send("/admin/operators", Map.of("reason", "hired", "name", "a\0b", "role", "viewer"));
        assertThat(hired.statusCode()).isEqualTo(409);
    }

    @Test
    void timeline_isHeldAgainstTheJournal() {
        LocalDynamoDb.becomeTheDefault();
        var payment = Api.processingPayment();
        JournalTable.record(payment, records.eventIdsOf(payment).getFirst(), 1, "payment.processing");
        JournalTable.record(payment, "evt_stray", 2, "operation.succeeded");
        var viewer = console.as("viewer");
        viewer.get("/admin/payments/" + payment).then().body(not(containsString("evt_stray")));
        for (var path : List.of("?journal=yes", "/timeline")) {
            viewer.get("/admin/payments/" + payment + path)
                    .then()
                    .statusCode(200)
                    .body(containsString(">recorded<"), containsString("evt_stray"), containsString("only recorded"));
        }
    }

    @Test
    void messageThatWasNeverRecorded_isMarked() {
        LocalDynamoDb.becomeTheDefault();
        var payment = Api.processingPayment();
        console.as("viewer")
                .get("/admin/payments/" + payment + "/timeline")
                .then()
                .body(containsString(">not recorded<"));
    }

    @Test
    void longTimeline_keepsItsEnd_andAccusesTheJournalOfNothing() {
        LocalDynamoDb.becomeTheDefault();
        var payment = Api.processingPayment();
        JournalTable.record(payment, records.eventIdsOf(payment).getFirst(), 1, "payment.processing");
        records.act(payment, PaymentConsole.ENTRIES_MAX);
        psp.does(payment);
        console.as("viewer")
                .get("/admin/payments/" + payment + "/timeline")
                .then()
                .body(
                        containsString("payment.succeeded"),
                        containsString("Only the latest"),
                        not(containsString("only recorded")));
    }

    @Test
    void paymentThatIsNotThere_isNotFound() {
        console.as("viewer").get("/admin/payments/pay_nothing").then().statusCode(404);
    }
}
