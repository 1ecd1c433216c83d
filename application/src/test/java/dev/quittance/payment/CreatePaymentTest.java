package dev.quittance.payment;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.asOther;
import static dev.quittance.test.Api.createPayment;
import static dev.quittance.test.Api.getPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.test.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CreatePaymentTest {

    @TestHTTPResource
    URI api;

    @Inject
    Records records;

    @Test
    void create_answers201_withWhatIsUnderWay() {
        createPayment(VISA)
                .then()
                .statusCode(201)
                .header("Location", startsWith("/api/v1/payments/pay_"))
                .header("Request-Id", startsWith("req_"))
                .body("id", matchesPattern("pay_[0-9a-z]{26}"))
                .body("status", equalTo("processing"))
                .body("pending_operation", equalTo("authorize"))
                .body("amount", equalTo(4200))
                .body("exponent", equalTo(2))
                .body("payment_method.last4", equalTo("4242"))
                .body("created_at", matchesPattern(".*T.*\\.\\d{3}Z"));
    }

    @Test
    void emailWithDigitsAmongItsLetters_isNoCardNumber() {
        createPayment("{\"amount\":1,\"currency\":\"EUR\",\"receipt_email\":\"ada.4242424242424242@example.com\"}")
                .then()
                .statusCode(201);
    }

    @Test
    void create_withoutMethod_waitsForOne() {
        createPayment("{\"amount\":1,\"currency\":\"JPY\"}")
                .then()
                .statusCode(201)
                .body("status", equalTo("requires_payment_method"))
                .body("exponent", equalTo(0));
    }

    @Test
    void create_withoutConfirming_waitsForThat() {
        String payment = createPayment(
                        "{\"amount\":1,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\",\"confirm\":false}")
                .then()
                .statusCode(201)
                .body("status", equalTo("requires_confirmation"))
                .extract()
                .path("id");
        assertThat(records.eventsOf(payment)).containsExactly("1 payment.requires_confirmation");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"amount":4200,"currency":"EUR","amuont":1}      | parameter-unknown | /amuont
        {"amount":42.5,"currency":"EUR"}                 | parameter-invalid | /amount
        {"amount":42.0,"currency":"EUR"}                 | parameter-invalid | /amount
        {"amount":"4200","currency":"EUR"}               | parameter-invalid | /amount
        {"amount":true,"currency":"EUR"}                 | parameter-invalid | /amount
        {"amount":-1,"currency":"EUR"}                   | parameter-invalid | /amount
        {"amount":0,"currency":"EUR"}                    | parameter-invalid | /amount
        {"amount":99999999999999999999,"currency":"EUR"} | parameter-invalid | /amount
        {"amount":4200,"currency":"XYZ"}                 | parameter-invalid | /currency
        {"amount":4200,"currency":"eur"}                 | parameter-invalid | /currency
        {"amount":4200,"currency":"XAU"}                 | parameter-invalid | /currency
        {"amount":4200,"currency":5}                     | parameter-invalid | /currency
        {"currency":"EUR"}                               | parameter-missing | /amount
        {"amount":null,"currency":"EUR"}                 | parameter-missing | /amount
        {"amount":4200,"currency":"EUR","payment_method":"pm_card_unheard_of"} | parameter-invalid | /payment_method
        {"amount":4200,"currency":"EUR","capture_method":"later"}    | parameter-invalid | /capture_method
        {"amount":4200,"currency":"EUR","metadata":{"a":{"b":"c"}}}  | parameter-invalid | /metadata/a
        {"amount":4200,"currency":"EUR","metadata":{"a":1}}          | parameter-invalid | /metadata/a
        {"amount":4200,"currency":"EUR","metadata":{"a/b":null}}     | parameter-invalid | /metadata/a~1b
        {"amount":4200,"currency":"EUR","description":"4242 4242 4242 4242"} | raw-card-data | /description
        {"amount":4200,"currency":"EUR","metadata":{"pan":"x4242424242424242"}} | raw-card-data | /metadata/pan
        {"amount":4200,"currency":"EUR","receipt_email":"4242424242424242@example.com"} | raw-card-data | /receipt_email
        {"amount":4200,"currency":"EUR","receipt_email":"nobody"}    | parameter-invalid | /receipt_email
        """)
    void badParameter_isRefused_withItsPointer_andNothingIsWritten(String body, String code, String pointer) {
        var before = payments();
        problem(createPayment(body), 400, code).body("param", equalTo(pointer));
        assertThat(payments()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"amount":4200,"currency":"EUR"
        {"amount":4200,"amount":1,"currency":"EUR"}
        {"amount":4200,"currency":"EUR"} {}
        [1]
        4200
        null
        {"amount":NaN,"currency":"EUR"}
        {'amount':4200}
        {"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}
        """)
    void brokenJson_isRefused(String body) {
        problem(createPayment(body), 400, "json-malformed");
    }

    @Test
    void emptyBody_isRefused() {
        problem(createPayment(""), 400, "json-malformed");
    }

    @Test
    void amountTooLarge_is422() {
        problem(createPayment("{\"amount\":100000000,\"currency\":\"EUR\"}"), 422, "amount-too-large");
    }

    @Test
    void severalBadParameters_areAllNamed_withTheirCodes() {
        problem(createPayment("{\"amount\":-1}"), 400, "parameter-invalid")
                .body("errors.code", contains("parameter-invalid", "parameter-missing"))
                .body("errors.param", contains("/amount", "/currency"));
    }

    @Test
    void amountBelowItsCurrencysMinimum_is422() {
        problem(createPayment("{\"amount\":299,\"currency\":\"SEK\"}"), 422, "amount-too-small")
                .body("param", equalTo("/amount"));
        createPayment("{\"amount\":300,\"currency\":\"SEK\"}").then().statusCode(201);
    }

    @Test
    void amountAboveItsCurrencysMaximum_is422() {
        problem(createPayment("{\"amount\":500000001,\"currency\":\"VND\"}"), 422, "amount-too-large")
                .body("param", equalTo("/amount"));
        createPayment("{\"amount\":500000000,\"currency\":\"VND\"}").then().statusCode(201);
    }

    @Test
    void missingKey_is401_beforeTheBodyIsLookedAt() {
        problem(
                io.restassured.RestAssured.given()
                        .contentType(ContentType.JSON)
                        .body("{")
                        .post(PAYMENTS),
                401,
                "api-key-missing");
    }

    @Test
    void foreignKey_is401() {
        problem(
                io.restassured.RestAssured.given()
                        .header("Authorization", "Bearer sk_test_nobody")
                        .get(PAYMENTS),
                401,
                "api-key-invalid");
    }

    @Test
    void missingIdempotencyKey_isRefused() {
        problem(asDemo().contentType(ContentType.JSON).body(VISA).post(PAYMENTS), 400, "idempotency-key-missing");
    }

    @Test
    void otherMediaType_is415() {
        problem(
                asDemo().header("Idempotency-Key", UUID.randomUUID())
                        .contentType("text/plain")
                        .body(VISA)
                        .post(PAYMENTS),
                415,
                "media-type-unsupported");
    }

    @Test
    void otherAcceptableType_is406() {
        problem(asDemo().accept("text/csv").get(PAYMENTS), 406, "not-acceptable");
    }

    @Test
    void otherMethod_is405() {
        problem(asDemo().delete(PAYMENTS), 405, "method-not-allowed");
    }

    @Test
    void unknownPath_is404() {
        problem(asDemo().get("/api/v1/paymentz"), 404, "not-found");
        problem(asDemo().get("/api/v2"), 404, "not-found");
    }

    @Test
    void largeBody_is413() {
        problem(createPayment("{\"description\":\"" + "x".repeat(1_000_000) + "\"}"), 413, "body-too-large");
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, 3000000", "HTTP_2, 1000000"})
    void largeBodyInChunks_is413(Version version, int bytes) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api + PAYMENTS.substring(1)))
                .header("Authorization", "Bearer sk_test_demo")
                .header("Idempotency-Key", "in-chunks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes])))
                .build();
        try (var client = HttpClient.newBuilder().version(version).build()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"body-too-large\"");
        }
    }

    @Test
    void anotherMerchantsPayment_is404() {
        String id = createPayment(VISA).path("id");
        problem(asOther().get(PAYMENTS + "/" + id), 404, "not-found");
        getPayment(id).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=101", "limit=ten", "starting_after=pay_nobody"})
    void badPage_isRefused(String query) {
        problem(asDemo().get(PAYMENTS + "?" + query), 400, "parameter-invalid");
    }

    private static io.restassured.response.ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Request-Id", startsWith("req_"))
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code + "/"))
                .body("status", equalTo(status))
                .body("request_id", startsWith("req_"));
    }

    private static long payments() {
        return QuarkusTransaction.requiringNew().call(() -> Payment.count());
    }
}
