package dev.quittance.merchant;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.events.Mode;
import dev.quittance.payment.InquirySchedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test and live data of one merchant never meet. */
@QuarkusTest
class LiveModeTest {

    private static final String WITHOUT_METHOD = "{\"amount\":4200,\"currency\":\"EUR\"}";

    @Inject
    Merchants merchants;

    @Inject
    InquirySchedule inquiries;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        merchant = QuarkusTransaction.requiringNew()
                .call(() -> merchants.create("In both modes", null).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments", "refunds", "events", "deliveries", "webhook-endpoints", "discrepancies"})
    void lists_showNothingOfTheOtherMode(String list) {
        subscribe(Mode.TEST);
        create(Mode.TEST, VISA).then().statusCode(201);
        as(Mode.LIVE).get("/api/v1/" + list).then().statusCode(200).body("data", empty());
    }

    @Test
    void payment_isFoundInItsOwnModeOnly() {
        String id = create(Mode.TEST, VISA).path("id");
        as(Mode.LIVE).get(PAYMENTS + "/" + id).then().statusCode(404);
        as(Mode.LIVE).get(PAYMENTS + "/" + id + "/events").then().statusCode(404);
        as(Mode.LIVE)
                .header("Idempotency-Key", "cancel")
                .contentType(ContentType.JSON)
                .post(PAYMENTS + "/" + id + "/cancel")
                .then()
                .statusCode(404);
        as(Mode.TEST).get(PAYMENTS + "/" + id).then().statusCode(200);
    }

    @Test
    void endpointAndKey_areFoundInTheirOwnModeOnly() {
        String endpoint = subscribe(Mode.TEST);
        as(Mode.LIVE).get("/api/v1/webhook-endpoints/" + endpoint).then().statusCode(404);
        String key = as(Mode.TEST)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/api-keys")
                .path("id");
        as(Mode.LIVE).delete("/api/v1/api-keys/" + key).then().statusCode(404);
    }

    @Test
    void sameIdempotencyKey_inBothModes_isTwoPayments() {
        String test = create(Mode.TEST, WITHOUT_METHOD).path("id");
        String live = create(Mode.LIVE, WITHOUT_METHOD).path("id");
        assertThat(live).startsWith("pay_").isNotEqualTo(test);
    }

    @Test
    void testToken_withALiveKey_isRefused() {
        create(Mode.LIVE, VISA).then().statusCode(400).body("param", equalTo("/payment_method"));
    }

    @Test
    void liveEndpoint_isNotToldOfATestPayment() {
        subscribe(Mode.LIVE);
        subscribe(Mode.TEST);
        create(Mode.TEST, VISA).then().statusCode(201);
        as(Mode.TEST).get("/api/v1/deliveries").then().body("data", hasSize(1));
        as(Mode.LIVE).get("/api/v1/deliveries").then().body("data", empty());
    }

    @Test
    void lostAnswers_areAskedAboutForDays() {
        assertThat(inquiries.first(Mode.LIVE)).isEqualTo(Duration.ofMinutes(5));
        assertThat(inquiries.after(Mode.LIVE, 6)).contains(Duration.ofDays(1));
        assertThat(inquiries.after(Mode.LIVE, 7)).isEmpty();
    }

    private String subscribe(Mode mode) {
        return as(mode).contentType(ContentType.JSON)
                .body("{\"url\":\"https://example.com/\",\"types\":[\"payment.processing\"]}")
                .post("/api/v1/webhook-endpoints")
                .path("id");
    }

    private Response create(Mode mode, String body) {
        return as(mode).header("Idempotency-Key", "one")
                .contentType(ContentType.JSON)
                .body(body)
                .post(PAYMENTS);
    }

    private RequestSpecification as(Mode mode) {
        var secret = QuarkusTransaction.requiringNew().call(() -> {
            var issued = ApiKey.issue(new Caller(merchant, mode), null, null, List.of(), Instant.now());
            issued.key().persist();
            return issued.secret();
        });
        return with(secret);
    }
}
