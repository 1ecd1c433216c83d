package dev.quittance.test;

import static io.restassured.RestAssured.given;

import dev.quittance.merchant.Merchants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** The API as the demo merchant calls it. */
public final class Api {

    public static final String PAYMENTS = "/api/v1/payments";
    public static final String VISA = "{\"amount\":4200,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\"}";

    private Api() {}

    public static RequestSpecification asDemo() {
        return with("sk_test_demo");
    }

    public static RequestSpecification asOther() {
        return with("sk_test_other");
    }

    /** With any secret. */
    public static RequestSpecification with(String secret) {
        return given().header("Authorization", "Bearer " + secret);
    }

    /** As a merchant of the test's own, whose lists hold nothing that another test made at another time. */
    public static RequestSpecification asNewMerchant(Merchants merchants) {
        var secret = QuarkusTransaction.requiringNew()
                .call(() -> merchants.issueKey(merchants.create("Of one test", null), "first key"));
        return new RequestSpecBuilder()
                .addHeader("Authorization", "Bearer " + secret)
                .build();
    }

    public static Response createPayment(String body) {
        return createPayment(UUID.randomUUID().toString(), body);
    }

    public static Response createPayment(String idempotencyKey, String body) {
        return asDemo().header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PAYMENTS);
    }

    public static Response getPayment(String id) {
        return asDemo().get(PAYMENTS + "/" + id);
    }

    /** A new payment that is on its way to the PSP. */
    public static String processingPayment() {
        return createPayment(VISA).then().statusCode(201).extract().path("id");
    }

    /** A payment whose capture is manual, on its way to the PSP. */
    public static String manualPayment() {
        return createPayment(
                        "{\"amount\":10000,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\",\"capture_method\":\"manual\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Sends a command to a payment: {@code confirm}, {@code capture}, {@code cancel} or {@code reverse}. */
    public static Response command(String payment, String command, String body) {
        return asDemo().header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post(PAYMENTS + "/" + payment + "/" + command);
    }

    public static Response refund(String payment, long amount) {
        return refund(UUID.randomUUID().toString(), payment, amount);
    }

    public static Response refund(String idempotencyKey, String payment, long amount) {
        return asDemo().header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body("{\"payment\":\"" + payment + "\",\"amount\":" + amount + "}")
                .post("/api/v1/refunds");
    }
}
