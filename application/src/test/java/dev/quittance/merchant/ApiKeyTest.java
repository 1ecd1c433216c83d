package dev.quittance.merchant;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.asDemo;
import static dev.quittance.test.Api.asOther;
import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.test.Api;
import dev.quittance.test.TestClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiKeyTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Session session;

    @Inject
    TestClock clock;

    @Test
    void secret_isShownOnce() {
        String id = issue("{\"name\":\"shop\"}")
                .statusCode(201)
                .body("secret", matchesPattern("sk_test_[A-Za-z0-9_-]{43}"))
                .extract()
                .path("id");
        asDemo().get("/api/v1/api-keys")
                .then()
                .body("data.id", hasItem(id))
                .body("data.find { it.id == '" + id + "' }.secret", nullValue());
    }

    @Test
    void restrictedKey_doesWhatItsScopesSay() {
        String secret = issue("{\"scopes\":[\"payments:read\"]}").extract().path("secret");
        with(secret).get(PAYMENTS).then().statusCode(200);
        with(secret)
                .contentType("application/json")
                .body(VISA)
                .post(PAYMENTS)
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"));
    }

    @Test
    void restrictedKey_cantIssueMoreThanItMay() {
        String secret = issue("{\"scopes\":[\"keys:write\"]}").extract().path("secret");
        with(secret)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/api-keys")
                .then()
                .statusCode(403);
    }

    @Test
    void keyForPayments_cantGiveMoneyBackByAReversal() {
        String secret = issue("{\"scopes\":[\"payments:write\"]}").extract().path("secret");
        with(secret)
                .contentType("application/json")
                .header("Idempotency-Key", "reverse")
                .post(PAYMENTS + "/" + Api.processingPayment() + "/reverse")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"));
    }

    @Test
    void keyBoundToAnAddress_cantIssueOneForAnother() {
        String secret = issue("{\"scopes\":[\"keys:write\"],\"allowed_addresses\":[\"127.0.0.1\"]}")
                .extract()
                .path("secret");
        issueWith(secret, "{\"scopes\":[\"keys:write\"],\"allowed_addresses\":[\"203.0.113.7\"]}")
                .statusCode(403);
        issueWith(secret, "{\"scopes\":[\"keys:write\"]}")
                .statusCode(201)
                .body("allowed_addresses", contains("127.0.0.1"));
    }

    @Test
    void keyBoundToAnAddress_cantRotateOneThatIsNot() {
        String id = issue("{\"scopes\":[\"keys:write\"]}").extract().path("id");
        String secret = issue("{\"scopes\":[\"keys:write\"],\"allowed_addresses\":[\"127.0.0.1\"]}")
                .extract()
                .path("secret");
        with(secret).post("/api/v1/api-keys/" + id + "/rotate").then().statusCode(403);
    }

    @Test
    void scopeNull_isRefused() {
        issue("{\"scopes\":[null]}").statusCode(400).body("param", equalTo("/scopes"));
    }

    @Test
    void lastUse_isWrittenAtTheEnd_andNeverGoesBack() {
        String id = issue("{}").extract().path("id");
        for (var at : List.of("2026-11-22T12:00:00Z", "2026-11-22T11:00:00Z")) {
            var keys = keys(at);
            keys.used(id);
            keys.stop(new ShutdownEvent());
        }
        asDemo().get("/api/v1/api-keys")
                .then()
                .body("data.find { it.id == '" + id + "' }.last_used_at", equalTo("2026-11-22T12:00:00.000Z"));
    }

    @Test
    void lastUse_thatCouldntBeWritten_isNotForgotten() {
        var keys = keys("2026-11-22T12:00:00Z");
        keys.used("no\0id");
        assertThatThrownBy(keys::writeUses).isInstanceOf(PersistenceException.class);
        assertThatThrownBy(keys::writeUses).isInstanceOf(PersistenceException.class);
    }

    private ApiKeys keys(String now) {
        return new ApiKeys(session, InstantSource.fixed(Instant.parse(now)), Duration.ZERO);
    }

    @Test
    void rotatedKey_worksBesideItsSuccessor_forADay_andNeitherPaysTwice() {
        var old = issue("{}").extract();
        String fresh = asDemo().post("/api/v1/api-keys/" + old.path("id") + "/rotate")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        String first = create(old.path("secret"));
        assertThat(create(fresh)).isEqualTo(first);
        clock.advance(Duration.ofHours(24));
        with(old.path("secret")).get(PAYMENTS).then().statusCode(401);
        with(fresh).get(PAYMENTS).then().statusCode(200);
    }

    private static String create(String secret) {
        return with(secret)
                .header("Idempotency-Key", "made before or after the rotation")
                .contentType("application/json")
                .body(VISA)
                .post(PAYMENTS)
                .path("id");
    }

    @Test
    void revokedKey_isInvalid() {
        var key = issue("{}").extract();
        asDemo().delete("/api/v1/api-keys/" + key.path("id")).then().statusCode(204);
        with(key.path("secret")).get(PAYMENTS).then().statusCode(401).body("code", equalTo("api-key-invalid"));
    }

    @Test
    void keyThatIsBeingRevoked_isNotBroughtBackByARotation() throws Exception {
        String id = issue("{}").extract().path("id");
        try (var revoking = database.getConnection();
                var statement = revoking.createStatement()) {
            revoking.setAutoCommit(false);
            statement.execute("UPDATE api_key SET revoked_at = now() WHERE id = '" + id + "'");
            var rotation = CompletableFuture.supplyAsync(() -> asDemo().post("/api/v1/api-keys/" + id + "/rotate"));
            eventually().until(() -> isWaitedFor(statement));
            revoking.commit();
            rotation.join().then().statusCode(404);
        }
    }

    private static boolean isWaitedFor(Statement holder) throws SQLException {
        try (var waiting = holder.executeQuery(
                "SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
            return waiting.next();
        }
    }

    @Test
    void keyBoundToAnAddress_isInvalidFromAnother() {
        String secret =
                issue("{\"allowed_addresses\":[\"203.0.113.7\"]}").extract().path("secret");
        with(secret).get(PAYMENTS).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::ffff:7f00:1", "0:0:0:0:0:FFFF:7F00:0001"})
    void addressInAnySpelling_isThatAddress(String localhost) {
        String secret = issue("{\"allowed_addresses\":[\"" + localhost + "\"]}")
                .body("allowed_addresses", contains("127.0.0.1"))
                .extract()
                .path("secret");
        with(secret).get(PAYMENTS).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999.9.9.9", "::::", "localhost", "127.1", "2001:db8::7%eth0"})
    void whatIsNoAddress_isRefused(String address) {
        asDemo().contentType("application/json")
                .body("{\"allowed_addresses\":[\"" + address + "\"]}")
                .post("/api/v1/api-keys")
                .then()
                .statusCode(400)
                .body("param", equalTo("/allowed_addresses"));
    }

    @Test
    void anotherMerchantsKey_isNotFound() {
        String id = issue("{}").extract().path("id");
        asOther().delete("/api/v1/api-keys/" + id).then().statusCode(404);
        asOther().get("/api/v1/api-keys").then().body("data.id", not(hasItem(id)));
    }

    @Test
    void everyAnswer_tellsTheLimit() {
        Response answer = asDemo().get(PAYMENTS);
        answer.then()
                .header("RateLimit-Policy", matchesPattern("\"default\";q=\\d+;w=\\d+"))
                .header("RateLimit", matchesPattern("\"default\";r=\\d+;t=\\d+"));
    }

    private static ValidatableResponse issue(String body) {
        return issue(asDemo(), body);
    }

    private static ValidatableResponse issueWith(String secret, String body) {
        return issue(with(secret), body);
    }

    private static ValidatableResponse issue(RequestSpecification caller, String body) {
        return caller.contentType("application/json")
                .body(body)
                .post("/api/v1/api-keys")
                .then();
    }

    private static RequestSpecification with(String secret) {
        return Api.with(secret);
    }
}
