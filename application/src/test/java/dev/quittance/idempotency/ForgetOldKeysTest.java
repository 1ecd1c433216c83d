package dev.quittance.idempotency;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.asNewMerchant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.quittance.merchant.Merchants;
import dev.quittance.test.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgetOldKeysTest {

    @Inject
    ForgetOldKeys forgetOldKeys;

    @Inject
    Merchants merchants;

    @Inject
    TestClock clock;

    @Test
    void key_isKeptForAMonth_andThenForgotten() {
        // Of its own, for others go by what the demo merchant's newest events are.
        var merchant = asNewMerchant(merchants);
        String payment = pay(merchant).path("id");
        clock.advance(Duration.ofDays(29));
        forgetOldKeys.forget();
        pay(merchant).then().body("id", equalTo(payment));
        clock.advance(Duration.ofDays(1));
        forgetOldKeys.forget();
        pay(merchant).then().body("id", not(equalTo(payment)));
    }

    private static Response pay(RequestSpecification merchant) {
        return given(merchant)
                .header("Idempotency-Key", "kept")
                .contentType(ContentType.JSON)
                .body(VISA)
                .post(PAYMENTS);
    }
}
