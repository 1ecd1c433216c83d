package dev.quittance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.Queues;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadLettersPageTest {

    private static final String PAGE = "/admin/dead-letters";

    @Inject
    Console console;

    @Inject
    Queues queues;

    @Inject
    Records records;

    @AfterEach
    void nothingIsLeft() {
        queues.empty();
    }

    @Test
    void deadLetter_isRead_andGoesToItsQueueOnceMore() {
        var payment = Api.processingPayment();
        var body = "{\"payment_id\":\"" + payment + "\"}";
        var id = queues.put("execute-dead-letters", "authorize", body);
        var operator = console.as("operator");
        operator.get(PAGE).then().statusCode(200).body(containsString(payment), containsString("authorize"));
        send(operator, "payment-execute/" + id + "/redrive").then().statusCode(303);
        assertThat(queues.in("execute")).containsExactly("authorize " + body);
        assertThat(queues.in("execute-dead-letters")).isEmpty();
        operator.get("/admin/payments/" + payment).then().body(containsString("redrive dead letter"));
    }

    @Test
    void formsOfOnePage_areSentOnceEach() {
        var ids = List.of(put("first"), put("second"));
        var operator = console.as("operator");
        var page = operator.get(PAGE).asString();
        for (var id : ids) {
            operator.send(redrive(id), form(formIdOf(id, page))).then().statusCode(303);
        }
        assertThat(queues.in("execute")).containsExactly("authorize first", "authorize second");
    }

    @Test
    void formThatWasSentBefore_takesNothingInHand() {
        var ids = List.of(put("first"), put("second"));
        var operator = console.as("operator");
        operator.send(redrive(ids.getFirst()), form("twice")).then().statusCode(303);
        operator.send(redrive(ids.getLast()), form("twice")).then().statusCode(409);
        operator.send(redrive(ids.getLast()), form("another")).then().statusCode(303);
    }

    @Test
    void looking_leavesEverythingWhereItIs() {
        queues.put("resolve-dead-letters", "operation.succeeded", "{}");
        var viewer = console.as("viewer");
        viewer.get(PAGE).then().body(containsString("operation.succeeded"));
        viewer.get(PAGE).then().body(containsString("operation.succeeded"), not(containsString("Redrive")));
    }

    @Test
    void discardedLetter_isGone_andTheAuditKeepsItsWords() {
        queues.put("record-dead-letters", "payment.succeeded", "first");
        var id = queues.put("record-dead-letters", "payment.succeeded", "not even JSON");
        var operator = console.as("operator");
        send(operator, "payment-record/" + id + "/discard").then().statusCode(303);
        assertThat(queues.in("record-dead-letters")).containsExactly("payment.succeeded first");
        assertThat(queues.in("record")).isEmpty();
        operator.get("/admin/audit?subject=" + id).then().body(containsString("not even JSON"));
    }

    @Test
    void all_goOnceMore_aHundredAtATime() {
        for (int i = 0; i < 105; i++) {
            queues.put("execute-dead-letters", "authorize", "{}");
        }
        send(console.as("operator"), "payment-execute/redrive")
                .then()
                .statusCode(303)
                .header("Location", containsString("redriven=100"));
        assertThat(queues.in("execute")).hasSize(100);
        assertThat(queues.in("execute-dead-letters")).hasSize(5);
    }

    @Test
    void whatIsNotThere_isRefused_andNothingIsWrittenDown() {
        var operator = console.as("operator");
        send(operator, "payment-execute/nothing/redrive").then().statusCode(409);
        send(operator, "payment-nothing/redrive").then().statusCode(409);
        assertThat(records.actsOn("nothing")).isEmpty();
    }

    @Test
    void queuesThatDontAnswer_areSaidNotTo() {
        queues.goDown();
        console.as("viewer").get(PAGE).then().statusCode(200).body(containsString("The queues don't answer"));
    }

    @Test
    void actThatTheQueueLeavesUnanswered_isWrittenDownAsUnclear() {
        var id = queues.put("record-dead-letters", "payment.succeeded", "{}");
        queues.keepAll();
        send(console.as("operator"), "payment-record/" + id + "/discard")
                .then()
                .statusCode(409)
                .body(containsString("may have been done or not"));
        assertThat(records.actsOn(id))
                .containsExactly(
                        "operator discard_dead_letter the function is repaired",
                        "operator discard_dead_letter_unclear the function is repaired");
    }

    private String put(String body) {
        return queues.put("execute-dead-letters", "authorize", body);
    }

    private static String redrive(String id) {
        return PAGE + "/payment-execute/" + id + "/redrive";
    }

    private static String formIdOf(String id, String page) {
        return page.replaceAll("(?s).*" + redrive(id) + "\".*?name=\"form_id\" value=\"([^\"]+)\".*", "$1");
    }

    private static Map<String, String> form(String id) {
        return Map.of("reason", "the function is repaired", "form_id", id);
    }

    private static Response send(Console.Session operator, String act) {
        return operator.send(PAGE + "/" + act, Map.of("reason", "the function is repaired"));
    }
}
