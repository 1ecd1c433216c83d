package dev.quittance.deploy.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is refused before the application sees it is refused in the application's own words. */
final class GatewayProblems {

    private static final String BLOCKED = "request-blocked";
    private static final String NOT_FOUND = "not-found";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Those of the application's own problems, in the gateway's words. */
    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "gatewayresponse.header.Content-Type", "'application/problem+json'",
            "gatewayresponse.header.Request-Id", "context.requestId"));

    /** By the gateway's own name of a refusal, the problem's code. */
    private static final Map<String, String> CODES = Map.ofEntries(
            // A path that it doesn't know is one to be signed for AWS, which a merchant's key is not.
            Map.entry("MISSING_AUTHENTICATION_TOKEN", NOT_FOUND),
            Map.entry("INVALID_SIGNATURE", NOT_FOUND),
            Map.entry("EXPIRED_TOKEN", NOT_FOUND),
            Map.entry("RESOURCE_NOT_FOUND", NOT_FOUND),
            Map.entry("BAD_REQUEST_PARAMETERS", "idempotency-key-missing"), // the only header that is required
            Map.entry("INVALID_API_KEY", BLOCKED), // CloudFront's, never the merchant's
            Map.entry("ACCESS_DENIED", BLOCKED),
            Map.entry("WAF_FILTERED", BLOCKED),
            Map.entry("REQUEST_TOO_LARGE", "body-too-large"),
            Map.entry("UNSUPPORTED_MEDIA_TYPE", "media-type-unsupported"),
            Map.entry("THROTTLED", "rate-limited"),
            Map.entry("QUOTA_EXCEEDED", "rate-limited"),
            Map.entry("DEFAULT_4XX", "request-malformed"),
            Map.entry("DEFAULT_5XX", "internal"));

    private static final Map<String, String> DETAILS = Map.of(
            NOT_FOUND,
            "There is nothing at this address.",
            "idempotency-key-missing",
            "Send a new Idempotency-Key with each command.",
            BLOCKED,
            "Requests must come through the public address of the API.",
            "body-too-large",
            "A body may have 64 KiB.",
            "media-type-unsupported",
            "Send application/json.",
            "rate-limited",
            "The API is asked more than it takes. Nothing was started.",
            "request-malformed",
            "The request can't be understood.",
            "internal",
            "Nothing is lost; ask again with the same idempotency key.");

    /** @param body JSON, with the gateway's variables in it, as in the headers */
    record Response(int status, Map<String, String> headers, String body) {}

    private final OpenApi openApi;

    GatewayProblems(OpenApi openApi) {
        this.openApi = openApi;
    }

    /** By the gateway's name of the refusal, sorted. */
    Map<String, Response> responses() {
        var responses = new TreeMap<String, Response>();
        CODES.forEach((type, code) -> responses.put(
                type,
                new Response(openApi.problem(code).path("status").asInt(), HEADERS, body(code, "$context.requestId"))));
        return responses;
    }

    /** For whoever the firewall turns away, with no id: it gives none. */
    String blocked() {
        return body(BLOCKED, "");
    }

    private String body(String code, String requestId) {
        var problem = openApi.problem(code);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + code + "/");
        body.put("title", problem.path("title").asText());
        body.put("status", problem.path("status").asInt());
        body.put("detail", DETAILS.getOrDefault(code, ""));
        body.put("code", code);
        body.put("retryable", problem.path("retryable").asBoolean());
        if (!requestId.isEmpty()) {
            body.put("request_id", requestId);
        }
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
