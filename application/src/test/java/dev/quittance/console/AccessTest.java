package dev.quittance.console;

import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.quittance.test.Api;
import dev.quittance.test.AtOnce;
import dev.quittance.test.Console;
import dev.quittance.test.Records;
import dev.quittance.test.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTest {

    private static final AtomicInteger OPERATORS = new AtomicInteger();
    private static final String PASSWORD = "quiet harbour at noon";

    @Inject
    Console console;

    @Inject
    Records records;

    @Inject
    TestClock clock;

    @Test
    void newcomer_choosesAPassword_beforeAnythingElse() {
        var name = newName();
        var secret = create(name, "viewer");
        var newcomer = console.as(name, secret);
        newcomer.get("/admin/payments").then().statusCode(303).header("Location", endsWith("/admin/password"));
        choose(newcomer, secret, PASSWORD).then().statusCode(303).header("Location", endsWith("/admin"));
        newcomer.get("/admin/payments").then().statusCode(200);
        assertRefused(console.logIn(name, secret));
        console.as(name, PASSWORD).get("/admin/payments").then().statusCode(200);
    }

    @Test
    void oneTimeSecret_isWorthNothing_afterThreeDays() {
        var name = newName();
        var secret = create(name, "viewer");
        clock.advance(Duration.ofDays(3));
        assertRefused(console.logIn(name, secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "        viewer        ", "viewer-local"})
    void weakPassword_isRefused(String chosen) {
        choose(console.as("viewer"), "viewer-local", chosen).then().statusCode(409);
    }

    @Test
    void wrongPasswords_lockForLongerAndLonger_evenTheRightOneOut() {
        var name = operator("viewer");
        for (int i = 0; i < 5; i++) {
            assertRefused(console.logIn(name, "guess " + i));
        }
        assertRefused(console.logIn(name, PASSWORD));
        clock.advance(Duration.ofSeconds(31));
        assertRefused(console.logIn(name, "guess 6"));
        clock.advance(Duration.ofSeconds(31));
        assertRefused(console.logIn(name, PASSWORD));
        clock.advance(Duration.ofSeconds(30));
        console.as(name, PASSWORD).get("/admin").then().statusCode(200);
    }

    @Test
    void guessesAtOnce_leaveTheApiItsConnections() {
        var name = operator("viewer");
        var answers = AtOnce.run(
                40,
                i -> (i % 4 == 0 ? Api.asDemo().get(Api.PAYMENTS) : console.logIn(name, "guess " + i)).statusCode());
        assertThat(answers).containsOnly(200, 302);
    }

    @Test
    void unusedSession_isOver_andAPageThatRefreshesItselfIsNoUse() {
        var session = console.as(operator("viewer"), PASSWORD);
        clock.advance(Duration.ofMinutes(20));
        session.request()
                .header("HX-Request", "true")
                .get("/admin/overview")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofMinutes(11));
        assertLoggedOut(session);
    }

    @Test
    void usedSession_isOver_afterAShift() {
        var session = console.as(operator("viewer"), PASSWORD);
        for (int i = 0; i < 35; i++) {
            clock.advance(Duration.ofMinutes(20));
            session.get("/admin/password").then().statusCode(200);
        }
        clock.advance(Duration.ofMinutes(20));
        assertLoggedOut(session);
    }

    @Test
    void logout_endsTheSession_notOnlyTheCookie() {
        var session = console.as(operator("viewer"), PASSWORD);
        session.send("/admin/logout", Map.of()).then().statusCode(303);
        assertLoggedOut(session);
    }

    @Test
    void requestUnderWay_bringsNoEndedSessionBack() {
        var name = operator("viewer");
        var session = console.as(name, PASSWORD);
        clock.advance(Duration.ofMinutes(2));
        var underWay = QuarkusTransaction.requiringNew().call(() -> {
            records.endSessionsOf(name);
            var asking = CompletableFuture.supplyAsync(() -> session.get("/admin/password"));
            eventually().until(() -> records.areHeld(1));
            return asking;
        });
        underWay.join();
        assertLoggedOut(session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "reset"})
    void whoIsShutOut_isOutAtOnce(String act) {
        var name = operator("operator");
        var session = console.as(name, PASSWORD);
        console.as("admin").send("/admin/operators/" + name + "/" + act, Map.of("reason", "left us"));
        assertLoggedOut(session);
        assertRefused(console.logIn(name, PASSWORD));
        assertThat(records.actsOn(name).getLast()).contains("left us");
    }

    @Test
    void changedRole_countsAtOnce() {
        var name = operator("admin");
        var session = console.as(name, PASSWORD);
        console.as("admin")
                .send("/admin/operators/" + name + "/role", Map.of("reason", "moved", "role", "viewer"))
                .then()
                .statusCode(303);
        session.get("/admin/operators").then().statusCode(403);
    }

    @Test
    void ofTwoAdminsWhoShutEachOtherOut_oneIsLeft() {
        var names = List.of(operator("admin"), operator("admin"));
        var sessions = names.stream().map(name -> console.as(name, PASSWORD)).toList();
        var underWay = QuarkusTransaction.requiringNew().call(() -> {
            records.hold("operator", "username", names.getFirst(), names.getLast());
            var disabling = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> sessions.get(i)
                                    .send(
                                            "/admin/operators/" + names.get(1 - i) + "/disable",
                                            Map.of("reason", "a quarrel")),
                            Thread::startVirtualThread))
                    .toList();
            eventually().until(() -> records.areHeld(2));
            return disabling;
        });
        assertThat(underWay.stream().map(each -> each.join().statusCode())).containsExactlyInAnyOrder(303, 409);
    }

    @Test
    void nobody_takesAwayTheirOwnAccess() {
        console.as("admin")
                .send("/admin/operators/admin/disable", Map.of("reason", "slip"))
                .then()
                .statusCode(409)
                .body(containsString("Somebody else"));
    }

    /** An operator who has chosen their password. */
    private String operator(String role) {
        var name = newName();
        var secret = create(name, role);
        choose(console.as(name, secret), secret, PASSWORD).then().statusCode(303);
        return name;
    }

    private String create(String name, String role) {
        var page = console.as("admin")
                .send("/admin/operators", Map.of("reason", "hired", "name", name, "role", role))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return page.replaceAll("(?s).*class=\"secret\"><code>([^<]+)<.*", "$1");
    }

    private static Response choose(Console.Session session, String current, String chosen) {
        return session.send("/admin/password", Map.of("current", current, "chosen", chosen, "repeated", chosen));
    }

    private static String newName() {
        return "newcomer-" + OPERATORS.incrementAndGet();
    }

    private static void assertRefused(Response login) {
        login.then().statusCode(302).header("Location", containsString("failed"));
    }

    private static void assertLoggedOut(Console.Session session) {
        session.get("/admin").then().statusCode(302).header("Location", endsWith("/admin/login"));
    }
}
