package dev.quittance.idempotency;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.asOther;
import static dev.quittance.test.Api.createPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    void sameRequestAgain_isAnsweredWithTheSameBytes() {
        var first = createPayment(key, VISA);
        var again = createPayment(key, VISA);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Request-Id")).isEqualTo(first.header("Request-Id"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void sameRequestInAnotherLayout_isTheSame() {
        String first = createPayment(key, VISA).path("id");
        createPayment(key, "{ \"payment_method\":\"pm_card_visa\", \"currency\":\"EUR\",\"amount\":4200 }")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
    }

    @Test
    void sameKeyForAnotherRequest_isRefused_namingTheFirst() {
        String first = createPayment(key, VISA).path("id");
        createPayment(key, VISA.replace("4200", "4201"))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"))
                .body("payment", equalTo(first));
    }

    @Test
    void quotedKey_isTheBareKey() {
        String first = createPayment(key, VISA).path("id");
        createPayment('"' + key + '"', VISA).then().statusCode(201).body("id", equalTo(first));
    }

    @Test
    void anotherMerchantsKey_isAnotherKey() {
        String first = createPayment(key, VISA).path("id");
        String other = asOther()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(VISA)
                .post(PAYMENTS)
                .path("id");
        assertThat(other).startsWith("pay_").isNotEqualTo(first);
    }

    @Test
    void refusedRequest_leavesTheKeyFree() {
        createPayment(key, "{\"amount\":0,\"currency\":\"EUR\"}").then().statusCode(400);
        createPayment(key, VISA).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"half", "two words", "\"\"", "schlüssel"})
    void malformedKey_isRefused(String malformed) {
        createPayment(malformed, VISA).then().statusCode(400).body("code", equalTo("idempotency-key-invalid"));
    }

    @Test
    void keyTooLong_isRefused() {
        createPayment("k".repeat(255), VISA).then().statusCode(201);
        createPayment("k".repeat(256), VISA).then().statusCode(400);
    }

    @Test
    void fiftyAtOnce_makeOnePayment() throws Exception {
        var answers = new ArrayList<Response>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            Callable<Response> attempt = () -> createPayment(key, VISA);
            for (Future<Response> answer : threads.invokeAll(java.util.Collections.nCopies(50, attempt))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409, 503));
        var ids = answers.stream().filter(a -> a.statusCode() == 201).map(a -> a.<String>path("id"));
        assertThat(ids.collect(Collectors.toSet())).hasSize(1);
        var fresh = answers.stream()
                .filter(answer -> answer.statusCode() == 201 && answer.header("Idempotent-Replayed") == null);
        assertThat(fresh).hasSize(1);
        assertThat(asDemo().get(PAYMENTS + "?limit=100").<java.util.List<String>>path("data.idempotency_key"))
                .containsOnlyOnce(key);
    }
}
