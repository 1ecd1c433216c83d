package dev.quittance.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.quittance.cloud.protocol.JsonCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Who pays through the platform, waits for the outcome and looks into the tables. */
final class Merchant {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI payments;
    private final URI mailbox;
    private final JsonCalls dynamoDb;

    Merchant(PackagedPlatform platform) throws IOException {
        this.payments = URI.create(platform.endpoint("QUITTANCE_API") + "/payments");
        this.mailbox = URI.create(platform.endpoint("QUITTANCE_MAILBOX"));
        this.dynamoDb = JsonCalls.toDynamoDb(platform.endpoint("AWS_ENDPOINT_URL_DYNAMODB"));
    }

    /** Returns the new payment's id. */
    String pay(String method) throws Exception {
        return create(Map.of("amount", 4200, "currency", "EUR", "payment_method", method));
    }

    String pay(String method, String receiptEmail) throws Exception {
        return create(
                Map.of("amount", 4200, "currency", "EUR", "payment_method", method, "receipt_email", receiptEmail));
    }

    /** The mail that came last, as its reader sees it. */
    String latestMail() throws Exception {
        return http.send(
                        HttpRequest.newBuilder(mailbox.resolve("/latest")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String create(Map<String, Object> payment) throws Exception {
        var body = JSON.writeValueAsString(payment);
        var answer = http.send(
                request(payments)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).path("id").asText();
    }

    /** The payment once it is processed; the application may be down meanwhile. */
    JsonNode settled(String id) throws Exception {
        return eventually(
                () -> payment(id),
                payment -> !payment.isMissingNode()
                        && !payment.path("status").asText().equals("processing"));
    }

    private JsonNode payment(String id) throws InterruptedException {
        try {
            var answer =
                    http.send(request(URI.create(payments + "/" + id)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The types of what the journal holds of a payment, once it holds so many items. */
    List<String> journaled(String id, int items) throws Exception {
        var types = new ArrayList<String>();
        eventually(() -> query("payment-journal", id), found -> found.size() >= items)
                .forEach(item -> types.add(item.path("type").path("S").asText()));
        return types;
    }

    /** The outcomes of the charges in the sandbox PSP's book. */
    List<String> charges(String id) throws IOException {
        var outcomes = new ArrayList<String>();
        for (var item :
                dynamoDb.call("Scan", Map.of("TableName", "sandbox-psp")).path("Items")) {
            if (item.path("payment_id").path("S").asText().equals(id)
                    && item.path("kind").path("S").asText().equals("charge")) {
                outcomes.add(item.path("outcome").path("S").asText());
            }
        }
        return outcomes;
    }

    private JsonNode query(String table, String paymentId) throws IOException {
        return dynamoDb.call(
                        "Query",
                        Map.of(
                                "TableName",
                                table,
                                "KeyConditionExpression",
                                "payment_id = :id",
                                "ExpressionAttributeValues",
                                Map.of(":id", Map.of("S", paymentId))))
                .path("Items");
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer sk_test_demo");
    }

    private static JsonNode eventually(Look look, Predicate<JsonNode> expected) throws Exception {
        var deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        var seen = look.look();
        while (!expected.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + SETTLED_WITHIN.toSeconds() + " s: " + seen);
            }
            Thread.sleep(50);
            seen = look.look();
        }
        return seen;
    }

    /** One look at what may change. */
    private interface Look {
        JsonNode look() throws Exception;
    }
}
