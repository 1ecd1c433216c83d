package dev.quittance.test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import dev.quittance.listener.ConsoleListener;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** The console as an operator with a browser uses it. */
@ApplicationScoped
public class Console {

    private final ConsoleListener listener;

    Console(ConsoleListener listener) {
        this.listener = listener;
    }

    public String address() {
        return "http://localhost:" + listener.port() + "/admin";
    }

    /** A session of one of the local operators. */
    public Session as(String operator) {
        return as(operator, operator + "-local");
    }

    public Session as(String operator, String password) {
        var answer = logIn(operator, password);
        answer.then().statusCode(302).header("Location", endsWith("/admin"));
        return new Session(answer.detailedCookies());
    }

    /** Somebody who has not logged in. */
    public Session stranger() {
        return new Session(new Cookies());
    }

    public Response logIn(String operator, String password) {
        return request()
                .formParam("j_username", operator)
                .formParam("j_password", password)
                .post("/j_security_check");
    }

    public RequestSpecification request() {
        return given().port(listener.port()).redirects().follow(false);
    }

    /** Gets pages, and sends the forms that stand on them. */
    public final class Session {

        private final Cookies cookies;

        private Session(Cookies cookies) {
            this.cookies = cookies;
        }

        public RequestSpecification request() {
            return Console.this.request().cookies(cookies);
        }

        public Response get(String path) {
            return request().get(path);
        }

        /** Sends a form with the token and id of a freshly opened page, as a browser does. */
        public Response send(String path, Map<String, String> fields) {
            var page = get("/admin/login");
            var complete = new HashMap<>(fields);
            complete.putIfAbsent("form_token", page.cookie("quittance-form"));
            complete.putIfAbsent("form_id", java.util.UUID.randomUUID().toString());
            return request()
                    .cookie("quittance-form", page.cookie("quittance-form"))
                    .formParams(complete)
                    .post(path);
        }
    }
}
