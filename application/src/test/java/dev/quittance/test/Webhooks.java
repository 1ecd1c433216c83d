package dev.quittance.test;

import static dev.quittance.test.Api.asDemo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo merchant's webhook endpoints, as it manages them by API. */
public final class Webhooks {

    public static final String ENDPOINTS = "/api/v1/webhook-endpoints";

    private Webhooks() {}

    public static Response subscribe(String url, String... types) {
        var list = Stream.of(types).map(type -> '"' + type + '"').collect(Collectors.joining(","));
        return create("{\"url\":\"" + url + "\",\"types\":[" + list + "]}");
    }

    public static Response create(String body) {
        return asDemo().contentType(ContentType.JSON).body(body).post(ENDPOINTS);
    }

    public static Response change(String id, String body) {
        return asDemo().contentType(ContentType.JSON).body(body).patch(ENDPOINTS + "/" + id);
    }

    public static Response get(String id) {
        return asDemo().get(ENDPOINTS + "/" + id);
    }

    /** So that no later test's events go to a receiver that is gone. */
    public static void deleteAll() {
        List<String> ids = asDemo().get(ENDPOINTS + "?limit=100").path("data.id");
        ids.forEach(id -> asDemo().delete(ENDPOINTS + "/" + id).then().statusCode(204));
    }
}
