package dev.quittance.origin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.quittance.listener.ConsoleListener;
import dev.quittance.origin.OriginCheckTest.BehindCloudFront;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BehindCloudFront.class)
class OriginCheckTest {

    private static final String CURRENT = "c".repeat(48);
    private static final String PREVIOUS = "p".repeat(48);

    public static final class BehindCloudFront implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quittance.origin.secrets", CURRENT + "," + PREVIOUS);
        }
    }

    @Inject
    ConsoleListener console;

    @Test
    void request_pastCloudFront_isBlocked() {
        given().auth()
                .oauth2("sk_test_demo")
                .get("/api/v1/payments")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("request-blocked"))
                .body("request_id", notNullValue());
    }

    @Test
    void request_withASecretOfItsOwnMaking_isBlocked() {
        given().header(OriginCheck.HEADER, "x".repeat(48))
                .get("/api/v1/openapi.json")
                .then()
                .statusCode(403);
    }

    @Test
    void request_throughCloudFront_isServed_whileTheSecretIsExchanged() {
        for (var secret : new String[] {CURRENT, PREVIOUS}) {
            given().header(OriginCheck.HEADER, secret)
                    .auth()
                    .oauth2("sk_test_demo")
                    .get("/api/v1/payments")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void console_isNotAsked() {
        given().port(console.port())
                .redirects()
                .follow(false)
                .get("/admin/payments")
                .then()
                .statusCode(302)
                .header("Location", containsString("/admin/login"));
    }
}
