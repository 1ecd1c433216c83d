package dev.quittance.cloud.drill;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Writes the requests of the merchant {@code mer_demo}. */
record Shop(String api) {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    HttpRequest look(String path) {
        return to(api + path).build();
    }

    HttpRequest pay(Plan plan, long amount, String idempotencyKey) {
        var body =
                """
                {"amount":%d,"currency":"EUR","payment_method":"%s","capture_method":"%s","receipt_email":"%s"}""".formatted(amount, plan.card().token(), plan.sequel().captureMethod(), Address.of(idempotencyKey));
        return post(api + "/payments", "application/json", body, idempotencyKey);
    }

    HttpRequest subscribe(String url) {
        return to(api + "/webhook-endpoints")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"%s\",\"types\":[\"*\"]}".formatted(url)))
                .build();
    }

    HttpRequest ask(Ask ask, String idempotencyKey) {
        var address = ask.address().startsWith("/") ? api + ask.address() : ask.address();
        return post(address, ask.mediaType(), ask.body(), idempotencyKey);
    }

    private static HttpRequest post(String address, String mediaType, String body, String idempotencyKey) {
        return to(address)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer sk_test_demo");
    }
}
