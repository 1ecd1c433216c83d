package dev.quittance.test;

import static dev.quittance.test.Api.asDemo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The demo merchant's webhook endpoints, as it manages them by API. */
public final class Webhooks {

    public static final String ENDPOINTS = "/api/v1/webhook-endpoints";

    public static final String DELIVERIES = "/api/v1/deliveries";

    private Webhooks() {}

    public static Response subscribe(String url, String... types) {
        var list = Stream.of(types).map(type -> '"' + type + '"').collect(Collectors.joining(","));
        return register("{\"url\":\"" + url + "\",\"types\":[" + list + "]}");
    }

    public static Response register(String body) {
        return asDemo().contentType(ContentType.JSON).body(body).post(ENDPOINTS);
    }

    public static Response change(String id, String body) {
        return asDemo().contentType(ContentType.JSON).body(body).patch(ENDPOINTS + "/" + id);
    }

    public static Response get(String id) {
        return asDemo().get(ENDPOINTS + "/" + id);
    }

    /** Sends {@code rotate-secret}, {@code test} or {@code replay}. */
    public static Response command(String id, String command, String body) {
        return asDemo().contentType(ContentType.JSON).body(body).post(ENDPOINTS + "/" + id + "/" + command);
    }

    /** The newest delivery to an endpoint, as the merchant sees it. */
    public static ValidatableResponse newestDelivery(String endpoint) {
        String id = deliveries("endpoint=" + endpoint + "&limit=1").extract().path("data[0].id");
        return delivery(id);
    }

    public static ValidatableResponse delivery(String id) {
        return asDemo().get(DELIVERIES + "/" + id).then().statusCode(200);
    }

    public static ValidatableResponse deliveries(String query) {
        return asDemo().get(DELIVERIES + "?" + query).then().statusCode(200);
    }

    /** How many deliveries to an endpoint got so far. */
    public static int count(String endpoint, String status) {
        List<String> ids = deliveries("limit=100&endpoint=" + endpoint + "&status=" + status)
                .extract()
                .path("data.id");
        return ids.size();
    }

    /** Waits as long as a crowded machine may need. */
    public static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    /** So that no later test's events go to a receiver that is gone. */
    public static void deleteAll() {
        List<String> ids = asDemo().get(ENDPOINTS + "?limit=100").path("data.id");
        ids.forEach(id -> asDemo().delete(ENDPOINTS + "/" + id).then().statusCode(204));
    }
}
