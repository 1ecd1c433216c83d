package dev.quittance.test;

import static io.restassured.RestAssured.given;

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
        return given().header("Authorization", "Bearer sk_test_demo");
    }

    public static RequestSpecification asOther() {
        return given().header("Authorization", "Bearer sk_test_other");
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
}
