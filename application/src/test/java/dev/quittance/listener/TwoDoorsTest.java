package dev.quittance.listener;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.quittance.test.Api;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TwoDoorsTest {

    @TestHTTPResource
    URI api;

    @Inject
    ConsoleListener console;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/",
                "/admin/payments",
                "/admin/login",
                "/admin/assets/console.css",
                "/%61dmin/payments",
                "//admin/payments",
                "/x/../admin/payments",
                "/./admin/payments",
                "/admin;x=1/payments",
                "/admin/payments;x=1",
                "/j_security_check",
                "/ADMIN/payments"
            })
    void consoleAddress_isNotFound_atTheApisDoor(String spelling) throws IOException {
        assertThat(statusOf(api.getPort(), spelling)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/payments", "/%61pi/v1/payments", "//api/v1/payments", "/api/v1/openapi.json", "/"})
    void apiAddress_isNotFound_atTheConsolesDoor(String spelling) throws IOException {
        assertThat(statusOf(console.port(), spelling)).isEqualTo(404);
    }

    @Test
    void console_sendsStrangersToTheLogin() {
        given().port(console.port())
                .redirects()
                .follow(false)
                .get("/admin/payments")
                .then()
                .statusCode(302)
                .header("Location", containsString("/admin/login"));
    }

    @Test
    void queryThatIsMistyped_isTheCallersMistake() throws IOException {
        assertThat(statusOf(api.getPort(), "/api/v1/payments?reference=100%")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/payments;x=1", "/api/v1;x=1/payments"})
    void apiAddressWithAPathParameter_isAProblem(String spelling) throws IOException {
        assertThat(answerTo(api.getPort(), spelling))
                .startsWith("HTTP/1.1 404")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"request_id\":\"req_");
    }

    @Test
    void operator_logsIn_andSeesTheLatestPayments() {
        var payment = Api.processingPayment();
        var session = given().port(console.port())
                .redirects()
                .follow(false)
                .formParam("j_username", "operator")
                .formParam("j_password", "operator-local")
                .post("/j_security_check")
                .then()
                .statusCode(302)
                .extract()
                .cookies();
        given().port(console.port())
                .cookies(session)
                .get("/admin/payments")
                .then()
                .statusCode(200)
                .body(containsString(payment))
                .body(containsString("42.00 EUR"));
    }

    private static int statusOf(int port, String path) throws IOException {
        return Integer.parseInt(answerTo(port, path).substring(9, 12));
    }

    /** By hand, because every client tidies an address up before it sends it. */
    private static String answerTo(int port, String path) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Authorization: Bearer sk_test_demo\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
