package dev.quittance.merchant;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.asOther;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RateLimitTest.ThreeAtOnce.class)
class RateLimitTest {

    public static class ThreeAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quittance.limits.requests-per-second", "1", "quittance.limits.burst", "3");
        }
    }

    @Test
    void keyThatAsksTooMuch_isToldWhenToComeAgain_andNoOtherKeyIs() {
        asDemo().get(PAYMENTS)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"default\";q=3;w=3"))
                .header("RateLimit", matchesPattern("\"default\";r=2;t=\\d"));
        // Three are enough, but a slow machine earns others meanwhile.
        IntStream.range(0, 1_000)
                .mapToObj(_ -> asDemo().get(PAYMENTS))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow()
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("code", equalTo("rate-limited"))
                .body("retryable", equalTo(true));
        asOther().get(PAYMENTS).then().statusCode(200);
    }
}
