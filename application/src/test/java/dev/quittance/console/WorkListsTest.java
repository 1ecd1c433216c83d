package dev.quittance.console;

import static dev.quittance.test.Webhooks.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.AtOnce;
import dev.quittance.test.Console;
import dev.quittance.test.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WorkListsTest {

    @Inject
    Console console;

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Test
    void unknownOutcome_isListed_untilItIsKnown() {
        var payment = Api.processingPayment();
        psp.isSilentAbout(payment);
        var viewer = console.as("viewer");
        viewer.get("/admin/unknowns").then().statusCode(200).body(containsString(payment));
        psp.does(payment);
        viewer.get("/admin/unknowns").then().body(not(containsString(payment)));
    }

    @Test
    void discrepancy_resolvedWithANote_leavesTheList_andStaysInThePaymentsStory() {
        var payment = contradicted();
        var operator = console.as("operator");
        var discrepancy = records.discrepancyIdOf(payment);
        operator.send(
                        "/admin/discrepancies/" + discrepancy + "/note",
                        Map.of("reason", "PSP corrected its books", "resolves", "yes"))
                .then()
                .statusCode(303);
        operator.get("/admin/discrepancies").then().statusCode(200).body(not(containsString(payment)));
        operator.get("/admin/payments/" + payment).then().body(containsString("PSP corrected its books"));
        assertThat(records.actsOn(discrepancy)).containsExactly("operator resolve_discrepancy PSP corrected its books");
    }

    @Test
    void discrepancy_isResolvedOnce_whoeverElseIsAtIt() {
        var payment = contradicted();
        var address = "/admin/discrepancies/" + records.discrepancyIdOf(payment) + "/note";
        var sessions = Stream.of("operator", "admin").map(console::as).toList();
        var underWay = QuarkusTransaction.requiringNew().call(() -> {
            records.hold("payment", "id", payment);
            var resolving = sessions.stream()
                    .map(session -> CompletableFuture.supplyAsync(
                            () -> session.send(address, Map.of("reason", "looked at it", "resolves", "yes")),
                            Thread::startVirtualThread))
                    .toList();
            eventually().until(() -> records.areHeld(2));
            return resolving;
        });
        assertThat(underWay.stream().map(each -> each.join().statusCode())).containsExactlyInAnyOrder(303, 409);
    }

    @Test
    void outbox_showsWhatIsOwed() {
        Api.processingPayment();
        console.as("viewer").get("/admin/outbox").then().statusCode(200).body(containsString("authorize"));
    }

    @Test
    void newMerchantsKey_isShownOnce_andWorks() {
        var admin = console.as("admin");
        admin.send("/admin/merchants", Map.of("reason", "signed", "name", "Bakery"))
                .then()
                .statusCode(303);
        var merchant = records.merchantNamed("Bakery");
        var page = admin.send("/admin/merchants/" + merchant + "/keys", Map.of("reason", "first key"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var secret = page.replaceAll("(?s).*(sk_test_[A-Za-z0-9_-]{43}).*", "$1");
        given().header("Authorization", "Bearer " + secret)
                .get(Api.PAYMENTS)
                .then()
                .statusCode(200);
        admin.send("/admin/merchants/" + merchant + "/suspend", Map.of("reason", "unpaid"))
                .then()
                .statusCode(303);
        admin.get("/admin/merchants").then().body(not(containsString(secret)));
        assertThat(records.actsOn(merchant)).hasSize(3);
    }

    @Test
    void form_sentManyTimesAtOnce_actsOnce() {
        var admin = console.as("admin");
        var form = Map.of("reason", "signed", "name", "Twins", "form_id", "many-clicks");
        var answers = AtOnce.run(8, _ -> admin.send("/admin/merchants", form).statusCode());
        assertThat(answers).containsOnly(303, 409).containsOnlyOnce(303);
    }

    @Test
    void merchantsContact_isChanged_andTheAuditKeepsTheOldOne() {
        var admin = console.as("admin");
        admin.send("/admin/merchants", Map.of("reason", "signed", "name", "Florist", "email", "old@example.com"));
        var merchant = records.merchantNamed("Florist");
        var address = "/admin/merchants/" + merchant + "/contact";
        admin.send(address, Map.of("reason", "a typo", "email", "x".repeat(501)))
                .then()
                .statusCode(409);
        admin.send(address, Map.of("reason", "they moved", "email", "new@example.com"))
                .then()
                .statusCode(303);
        admin.get("/admin/merchants/" + merchant).then().body(containsString("new@example.com"));
        admin.get("/admin/audit?subject=" + merchant)
                .then()
                .body(containsString("contact: old@example.com → new@example.com"));
    }

    @Test
    void revokedKey_worksNoMore_andStaysInSight() {
        var admin = console.as("admin");
        var page = admin.send("/admin/merchants/mer_other/keys", Map.of("reason", "for a plugin"))
                .then()
                .extract()
                .asString();
        var secret = page.replaceAll("(?s).*(sk_test_[A-Za-z0-9_-]{43}).*", "$1");
        var key = records.newestKeyOf("mer_other");
        var revoke = "/admin/merchants/mer_other/keys/" + key + "/revoke";
        admin.send(revoke, Map.of("reason", "it leaked")).then().statusCode(303);
        given().header("Authorization", "Bearer " + secret)
                .get(Api.PAYMENTS)
                .then()
                .statusCode(401);
        admin.get("/admin/merchants/mer_other").then().body(containsString("revoked"));
        admin.send(revoke, Map.of("reason", "once more")).then().statusCode(409);
        assertThat(records.actsOn("mer_other").getLast()).isEqualTo("admin revoke_key it leaked");
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "operator, 403", "admin, 409"})
    void merchants_areChangedByAdminsOnly(String operator, int status) {
        console.as(operator)
                .send("/admin/merchants/mer_nobody/suspend", Map.of("reason", "x"))
                .then()
                .statusCode(status);
    }

    private String contradicted() {
        var payment = Api.processingPayment();
        var operation = records.openOperationOf(payment);
        psp.does(payment);
        psp.contradicts(operation);
        return payment;
    }
}
