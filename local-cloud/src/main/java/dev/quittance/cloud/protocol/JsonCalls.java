package dev.quittance.cloud.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Calls an AWS service in its JSON protocol. Unsigned: the services of a local cloud verify no signature. */
public final class JsonCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    /** Longer than the longest poll SQS allows, so that only a service that hangs meets it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI endpoint;
    private final String service;
    private final String target;

    private JsonCalls(URI endpoint, String service, String target) {
        this.endpoint = endpoint;
        this.service = service;
        this.target = target;
    }

    public static JsonCalls toSqs(String endpoint) {
        return new JsonCalls(URI.create(endpoint), "sqs", "AmazonSQS");
    }

    public static JsonCalls toDynamoDb(String endpoint) {
        return new JsonCalls(URI.create(endpoint), "dynamodb", "DynamoDB_20120810");
    }

    /**
     * @throws AwsFault when the service refuses
     * @throws IOException when it can't be reached
     */
    public JsonNode call(String action, Object body) throws IOException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target + "." + action)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=unsigned")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw fault(response);
            }
            return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(service + " " + action);
        }
    }

    private static AwsFault fault(HttpResponse<byte[]> response) throws IOException {
        var body = JSON.readTree(response.body());
        // "AWS.SimpleQueueService.NonExistentQueue;Sender" in a header, else "namespace#Code" in the body.
        var type = response.headers()
                .firstValue("x-amzn-query-error")
                .orElseGet(() -> body.path("__type").asText("Unknown"));
        var code = type.substring(type.indexOf('#') + 1).replaceFirst(";.*", "");
        return new AwsFault(
                response.statusCode(),
                code,
                body.path("message").asText(body.path("Message").asText("")));
    }
}
