package dev.quittance.webhook;

import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.asOther;
import static dev.quittance.test.Webhooks.ENDPOINTS;
import static dev.quittance.test.Webhooks.change;
import static dev.quittance.test.Webhooks.command;
import static dev.quittance.test.Webhooks.get;
import static dev.quittance.test.Webhooks.register;
import static dev.quittance.test.Webhooks.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.test.Api;
import dev.quittance.test.AtOnce;
import dev.quittance.test.Webhooks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhookEndpointTest {

    private static final String URL = "https://example.com/hook";

    @AfterEach
    void endpointsGo() {
        Webhooks.deleteAll();
    }

    @Test
    void create_showsTheSecret_once() {
        String id = subscribe(URL, "payment.*")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(ENDPOINTS + "/we_[0-9a-z]{26}"))
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .body("status", equalTo("enabled"))
                .body("ordered", equalTo(false))
                .extract()
                .path("id");
        get(id).then().statusCode(200).body("$", not(hasKey("secret"))).body("url", equalTo(URL));
        asDemo().get(ENDPOINTS).then().body("data[0].id", equalTo(id)).body("data[0]", not(hasKey("secret")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"types":["*"]}                                                        | parameter-missing | /url
        {"url":"https://example.com"}                                          | parameter-missing | /types
        {"url":"https://example.com","types":[]}                               | parameter-invalid | /types
        {"url":"https://example.com","types":["*","*"]}                        | parameter-invalid | /types
        {"url":"https://example.com","types":["payment.suceeded"]}             | parameter-invalid | /types/0
        {"url":"https://example.com","types":[null]}                           | parameter-invalid | /types/0
        {"url":"https://example.com","types":"*"}                              | parameter-invalid | /types
        {"url":"https://127.0.0.1","types":["*"]}                              | parameter-invalid | /url
        {"url":"https://intranet","types":["*"],"per_second_max":0}            | parameter-invalid | /per_second_max
        {"url":"https://example.com","types":["*"],"ordered":"yes"}            | parameter-invalid | /ordered
        {"url":"https://example.com","types":["*"],"status":"off"}             | parameter-invalid | /status
        {"url":"https://example.com","types":["*"],"secret":"mine"}            | parameter-unknown | /secret
        """)
    void badParameter_isRefused_withItsPointer(String body, String code, String pointer) {
        register(body).then().statusCode(400).body("code", equalTo(code)).body("param", equalTo(pointer));
    }

    @Test
    void rotationThatIsRepeated_forItsAnswerWasLost_isDoneOnce() {
        String id = subscribe(URL, "*").path("id");
        var key = UUID.randomUUID().toString();
        var first = rotate(id, key).then().statusCode(200).extract();
        rotate(id, key)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("secret", equalTo(first.path("secret")));
    }

    @Test
    void keyThatCantBeUsed_isRefused() {
        String id = subscribe(URL, "*").path("id");
        var used = UUID.randomUUID().toString();
        Api.createPayment(used, Api.VISA);
        rotate(id, "\"").then().statusCode(400).body("code", equalTo("idempotency-key-invalid"));
        rotate(id, used).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void testThatIsRepeated_isSentOnce() {
        String id = subscribe(URL, "*").path("id");
        var key = UUID.randomUUID().toString();
        String delivery = once(id, "test", key).path("delivery");
        once(id, "test", key).then().statusCode(202).body("delivery", equalTo(delivery));
    }

    private static Response rotate(String id, String key) {
        return once(id, "rotate-secret", key);
    }

    private static Response once(String id, String command, String key) {
        return asDemo().header("Idempotency-Key", key).post(ENDPOINTS + "/" + id + "/" + command);
    }

    @Test
    void change_mergesIntoWhatWasDecided() {
        String id = register(
                        "{\"url\":\"" + URL + "\",\"types\":[\"*\"],\"description\":\"ours\",\"per_second_max\":5}")
                .path("id");
        change(id, "{\"types\":[\"refund.*\"],\"ordered\":true,\"description\":null}")
                .then()
                .statusCode(200)
                .body("url", equalTo(URL))
                .body("types", contains("refund.*"))
                .body("ordered", equalTo(true))
                .body("description", nullValue())
                .body("per_second_max", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"id":"we_1"}                    | parameter-unknown
        {"url":null}                     | parameter-missing
        {"url":"http://169.254.169.254"} | parameter-invalid
        """)
    void badChange_isRefused_andChangesNothing(String body, String code) {
        String id = subscribe(URL, "*").path("id");
        change(id, body).then().statusCode(400).body("code", equalTo(code));
        get(id).then().body("url", equalTo(URL));
    }

    @Test
    void disabling_isTheMerchantsDecision_andCanBeTakenBack() {
        String id = subscribe(URL, "*").path("id");
        change(id, "{\"status\":\"disabled\"}").then().body("disabled_reason", equalTo("by_merchant"));
        change(id, "{\"status\":\"enabled\"}").then().body("disabled_reason", nullValue());
    }

    @Test
    void rotation_showsAnotherSecret_andKeepsTheOldOneForADay() {
        var created = subscribe(URL, "*");
        String id = created.path("id");
        String secret = created.path("secret");
        command(id, "rotate-secret", "{}")
                .then()
                .statusCode(200)
                .body("secret", not(equalTo(secret)))
                .body("previous_secret_until", matchesPattern(".*Z"));
    }

    @Test
    void deletedEndpoint_isGone() {
        String id = subscribe(URL, "*").path("id");
        asDemo().delete(ENDPOINTS + "/" + id).then().statusCode(204);
        get(id).then().statusCode(404);
        asDemo().delete(ENDPOINTS + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotate-secret", "test"})
    void anothersEndpoint_isNotFound(String command) {
        String path = ENDPOINTS + "/" + subscribe(URL, "*").path("id");
        asOther().get(path).then().statusCode(404);
        asOther().delete(path).then().statusCode(404);
        asOther().contentType("application/json").body("{}").patch(path).then().statusCode(404);
        asOther().post(path + "/" + command).then().statusCode(404);
    }

    @Test
    void endpoints_areBounded_alsoForManyAtOnce() {
        for (int i = 0; i < 49; i++) {
            subscribe(URL, "refund.failed").then().statusCode(201);
        }
        var answers = AtOnce.run(10, _ -> subscribe(URL, "refund.failed").statusCode());
        assertThat(answers).containsOnlyOnce(201);
        subscribe(URL, "refund.failed").then().statusCode(422).body("code", equalTo("webhook-endpoints-too-many"));
    }

    @Test
    void disabledEndpoint_canNeitherBeTestedNorReplayed() {
        String id = subscribe(URL, "*").path("id");
        change(id, "{\"status\":\"disabled\"}");
        command(id, "test", "{}").then().statusCode(409).body("code", equalTo("webhook-endpoint-disabled"));
        command(id, "replay", "{\"which\":\"missing\",\"since\":\"" + java.time.Instant.now() + "\"}")
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"which":"failed"}                                  | /since
        {"since":"2026-11-22T12:00:00Z"}                    | /which
        {"which":"all","since":"2026-11-22T12:00:00Z"}      | /which
        {"which":"failed","since":"yesterday"}              | /since
        {"which":"failed","since":1732276800}               | /since
        {"which":"missing","since":"2020-01-01T00:00:00Z"}  | /since
        {"which":"failed","since":"+300000-01-01T00:00:00Z"} | /since
        """)
    void badReplay_isRefused(String body, String pointer) {
        String id = subscribe(URL, "*").path("id");
        command(id, "replay", body).then().statusCode(400).body("param", equalTo(pointer));
    }
}
