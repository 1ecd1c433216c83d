package dev.quittance.waiting;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Records;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreferWaitTest {

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connectionsMax;

    /** As shops count orders: a number that could be a card's as well. */
    private final String key = "4242424242424242-" + UUID.randomUUID();

    @Test
    void paid_whileTheCallerWaits_isAnsweredAsPaid() {
        answeredWhile(psp::does, 20)
                .then()
                .statusCode(201)
                .header("Preference-Applied", "wait=20")
                .body("status", equalTo("succeeded"));
    }

    @Test
    void declined_whileTheCallerWaits_is402() {
        answeredWhile(psp::declines, 20)
                .then()
                .statusCode(402)
                .contentType("application/problem+json")
                .body("code", equalTo("payment-declined"))
                .body("decline_code", equalTo("insufficient_funds"))
                .body("advice_code", equalTo("try_again_later"));
    }

    @Test
    void waitThatIsOver_isAnsweredWithWhatIsUnderWay() {
        create("wait=1").then().statusCode(201).body("status", equalTo("processing"));
    }

    @Test
    void preferenceInItsSecondLine_isGranted() {
        asDemo().header("Idempotency-Key", key)
                .header("Prefer", "respond-async", "wait=1")
                .contentType("application/json")
                .body(VISA)
                .post(PAYMENTS)
                .then()
                .header("Preference-Applied", "wait=1");
    }

    @Test
    void replayWithPrefer_waitsAgain_andTellsTheStateOfNow() {
        var id = create("respond-async")
                .then()
                .statusCode(201)
                .extract()
                .path("id")
                .toString();
        psp.declines(id);
        create("wait=5").then().statusCode(402).body("payment", equalTo(id));
        create("").then().statusCode(201).header("Idempotent-Replayed", "true").body("status", equalTo("processing"));
    }

    @Test
    void cancelOfWhatWasDeclinedBefore_isAnsweredAsCanceled() {
        var payment = Api.processingPayment();
        psp.declines(payment);
        cancel(payment, "wait=5")
                .then()
                .statusCode(200)
                .body("status", equalTo("canceled"))
                .body("last_error.decline_code", equalTo("insufficient_funds"));
    }

    @Test
    void reversal_whoseRefundFailed_isNotAnsweredAsDone() {
        var payment = Api.processingPayment();
        psp.does(payment);
        Api.command(payment, "reverse", "");
        psp.refuses(payment, "refund_refused");
        reverse(payment, "respond-async").then().statusCode(200);
        psp.refuses(payment, "refund_refused");
        reverse(payment, "wait=5").then().statusCode(402).body("code", equalTo("operation-failed"));
    }

    @Test
    void cancel_thatLostToThePayer_andWhoseRefundFailed_isNotAnsweredAsDone() {
        var payment = Api.processingPayment();
        psp.wantsAuthenticationOf(payment);
        cancel(payment, "respond-async").then().statusCode(200);
        psp.does(payment);
        psp.refuses(payment, "refund_refused");
        cancel(payment, "wait=5").then().statusCode(402).body("code", equalTo("operation-failed"));
    }

    @Test
    void payment_whoseCaptureFailedLater_isNoFailedPayment() {
        String payment =
                createToHold("respond-async").then().statusCode(201).extract().path("id");
        psp.does(payment);
        Api.command(payment, "capture", "");
        psp.refuses(payment, "expired_at_the_psp");
        createToHold("wait=5").then().statusCode(201).body("status", equalTo("requires_capture"));
    }

    @Test
    void capture_afterWhichAnotherFailed_isNoFailedCapture() {
        var payment = Api.manualPayment();
        psp.does(payment);
        captureInPart(payment, "respond-async").then().statusCode(200);
        psp.does(payment);
        Api.command(payment, "capture", "");
        psp.refuses(payment, "expired_at_the_psp");
        captureInPart(payment, "wait=5").then().statusCode(200).body("amount_captured", equalTo(30));
    }

    @Test
    void acceptedPayment_whoseStateCantBeReadInTime_isAnsweredAsItWasAccepted() {
        answeredWhile(_ -> holdEveryConnectionFor(Duration.ofSeconds(4)), 1)
                .then()
                .statusCode(201)
                .body("status", equalTo("processing"));
    }

    @Test
    void waitThatCantBeRead_isIgnored() {
        assertThat(Preference.wait("wait=soon")).isEmpty();
        assertThat(Preference.wait("wait=0")).isEmpty();
        assertThat(Preference.wait("respond-async, wait=7").orElseThrow()).hasSeconds(7);
        assertThat(Preference.wait("Wait=7").orElseThrow()).hasSeconds(7);
        assertThat(Preference.wait("wait=100").orElseThrow()).hasSeconds(20);
    }

    private void holdEveryConnectionFor(Duration time) {
        var held = new ArrayList<Connection>();
        try {
            for (int i = 0; i < connectionsMax; i++) {
                held.add(database.getConnection());
            }
            Thread.sleep(time);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            held.forEach(PreferWaitTest::close);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response answeredWhile(Consumer<String> outcome, int seconds) {
        var answer = CompletableFuture.supplyAsync(() -> create("wait=" + seconds));
        eventually().until(() -> records.paymentByKey(key) != null);
        outcome.accept(records.paymentByKey(key));
        return answer.join();
    }

    private Response create(String prefer) {
        return send("", prefer, VISA);
    }

    private Response createToHold(String prefer) {
        return send("", prefer, VISA.replace("{", "{\"capture_method\":\"manual\","));
    }

    private Response captureInPart(String payment, String prefer) {
        return send("/" + payment + "/capture", prefer, "{\"amount\":30,\"final\":false}");
    }

    private Response cancel(String payment, String prefer) {
        return send("/" + payment + "/cancel", prefer, "");
    }

    private Response reverse(String payment, String prefer) {
        return send("/" + payment + "/reverse", prefer, "");
    }

    private Response send(String command, String prefer, String body) {
        return asDemo().header("Idempotency-Key", key)
                .header("Prefer", prefer)
                .contentType("application/json")
                .body(body)
                .post(PAYMENTS + command);
    }
}
