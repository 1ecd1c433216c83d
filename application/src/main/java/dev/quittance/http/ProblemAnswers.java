package dev.quittance.http;

import static java.util.Objects.requireNonNull;

import dev.quittance.problem.Problem;
import dev.quittance.problem.ProblemCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents the answers that are no success: which status an operation can give, and which problems have that status. */
final class ProblemAnswers {

    /** Of every operation. */
    private static final List<Integer> ALWAYS = List.of(401, 403, 406, 429, 500, 503);

    private static final List<String> HEADERS_OF_ALL = List.of("Request-Id", "RateLimit-Policy", "RateLimit");
    private static final String HEADERS = "#/components/headers/";
    private static final String EXAMPLE_REQUEST = "req_01kav3z6q8m5t2x9c7b4n1d0fh";

    ProblemAnswers(OpenAPI document) {
        var components = document.getComponents();
        statuses().forEach(status -> components.addResponse(name(status), answer(status)));
        var codes = requireNonNull(components.getSchemas().get("ProblemCode"), "openapi.yaml has it");
        Arrays.stream(ProblemCode.values()).forEach(code -> codes.addEnumeration(code.code()));
    }

    void addTo(String path, HttpMethod method, Operation operation) {
        var answers = operation.getResponses();
        answers.removeAPIResponse("default");
        answers.getAPIResponses().forEach((status, answer) -> {
            addHeaders(answer, HEADERS_OF_ALL);
            if (takesKey(operation)) {
                addHeaders(
                        answer,
                        status.equals("201")
                                ? List.of("Location", "Idempotent-Replayed")
                                : List.of("Idempotent-Replayed"));
            }
            if (ApiDescription.isCommand(path, method)) {
                addHeaders(answer, List.of("Preference-Applied"));
            }
        });
        statusesOf(path, method, operation)
                .forEach(status -> answers.addAPIResponse(
                        Integer.toString(status),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + name(status))));
    }

    private static Set<Integer> statusesOf(String path, HttpMethod method, Operation operation) {
        var statuses = new TreeSet<>(ALWAYS);
        if (ApiDescription.isList(path, method)) {
            statuses.add(400);
        }
        if (path.contains("{id}") || path.equals("/api/v1/transactions") || path.equals("/api/v1/refunds")) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(400, 413, 415, 422));
        }
        if (takesKey(operation)) {
            statuses.addAll(List.of(400, 422));
        }
        if (ApiDescription.isCommand(path, method)) {
            statuses.add(402);
        }
        if (method == HttpMethod.POST || method == HttpMethod.PATCH) {
            statuses.add(409);
        }
        return statuses;
    }

    /** Whether it may be repeated with a key, needed or not. */
    private static boolean takesKey(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter ->
                                parameter.getRef() != null && parameter.getRef().endsWith("IdempotencyKey"));
    }

    private static Stream<Integer> statuses() {
        return Arrays.stream(ProblemCode.values()).map(ProblemCode::status).distinct();
    }

    private static String name(int status) {
        return "Problem" + status;
    }

    private static APIResponse answer(int status) {
        var codes = Arrays.stream(ProblemCode.values())
                .filter(code -> code.status() == status)
                .toList();
        var problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        codes.forEach(code ->
                problem.addExample(code.code(), OASFactory.createExample().value(example(code))));
        Content content = OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem);
        if (codes.contains(ProblemCode.REQUEST_BLOCKED)) {
            // The firewall before the API in AWS has no other media type for it.
            content.addMediaType(
                    "application/json", OASFactory.createMediaType().schema(problem.getSchema()));
        }
        var answer = OASFactory.createAPIResponse()
                .description(codes.stream().map(ProblemCode::code).collect(Collectors.joining(", ")))
                .content(content);
        // A 401 comes before the key, whose limit would be told, is known.
        addHeaders(answer, status == 401 ? List.of("Request-Id") : HEADERS_OF_ALL);
        if (codes.stream().anyMatch(ProblemCode::retryable)) {
            answer.addHeader("Retry-After", OASFactory.createHeader().ref(HEADERS + "Retry-After"));
        }
        return answer;
    }

    private static Map<String, Object> example(ProblemCode code) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "/problems/" + code.code() + "/");
        example.put("title", code.title());
        example.put("status", code.status());
        example.put("detail", code.title() + ".");
        example.put("instance", "/api/v1/payments");
        example.put("code", code.code());
        example.put("retryable", code.retryable());
        example.put("request_id", EXAMPLE_REQUEST);
        return example;
    }

    private static void addHeaders(APIResponse answer, List<String> names) {
        names.forEach(name -> answer.addHeader(name, OASFactory.createHeader().ref(HEADERS + name)));
    }
}
