package dev.quittance.deploy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.HeldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GatewayTest {

    static final Path OPEN_API = Assembly.REPOSITORY.resolve("application/target/openapi/openapi.json");

    private final Templates templates = Assembly.prod();

    /** Read here once more, by other means, so that what leaves an operation out is noticed. */
    @Test
    void methods_areTheOperationsOfTheApplication_bothWays() throws IOException {
        var expected = new TreeSet<String>();
        var paths = JsonMapper.builder().build().readTree(OPEN_API.toFile()).path("paths");
        for (var path : paths.properties()) {
            for (var method : List.of("get", "post", "put", "patch", "delete")) {
                if (path.getKey().startsWith("/api/") && path.getValue().has(method)) {
                    expected.add(path.getKey() + " " + method.toUpperCase(Locale.ROOT));
                }
            }
        }
        expected.add("/api/v1/openapi.json GET");
        assertThat(routes(templates)).hasSizeGreaterThan(30).isEqualTo(expected);
    }

    @Test
    void routes_areThoseThatWereAgreedOn() {
        HeldFile.holds("routes.txt", String.join("\n", routes(Assembly.templates("dev"))) + "\n");
    }

    @Test
    void console_hasNoRoute() {
        assertThat(routes(Assembly.templates("dev"))).noneMatch(route -> route.startsWith("/admin"));
    }

    @Test
    void bankPage_hasARoute_whereTestPaymentsHavePayersOnly() throws IOException {
        assertThat(routes(Assembly.templates("dev"))).contains(Routes.BANK_PAGE + " GET", Routes.BANK_PAGE + " POST");
        assertThat(routes(templates)).noneMatch(route -> route.startsWith("/sandbox"));
        assertThat(Files.readString(Assembly.REPOSITORY.resolve(
                        "application/src/main/java/dev/quittance/sandbox/ChallengeResource.java")))
                .contains("@Path(\"" + Routes.BANK_PAGE + "\")");
    }

    @Test
    void method_leadsThroughTheLinkToTheSamePathOfTheBalancer() {
        var methods = templates.ofType("AWS::ApiGateway::Method");
        assertThat(methods).allSatisfy(method -> {
            var integration = method.property("Integration");
            assertThat(integration.path("ConnectionType").asText()).isEqualTo("VPC_LINK");
            assertThat(templates
                            .follow(method.stack(), integration.path("ConnectionId"))
                            .type())
                    .isEqualTo("AWS::ApiGatewayV2::VpcLink");
            assertThat(templates
                            .follow(method.stack(), integration.path("IntegrationTarget"))
                            .type())
                    .isEqualTo("AWS::ElasticLoadBalancingV2::LoadBalancer");
            assertThat(templates.text(method.stack(), integration.path("Uri"))).endsWith("DNSName>" + path(method));
        });
    }

    @Test
    void variable_ofAPath_isHandedOn() {
        assertThat(templates.ofType("AWS::ApiGateway::Method"))
                .filteredOn(method -> path(method).contains("{id}"))
                .isNotEmpty()
                .allMatch(method -> method.property("Integration")
                        .path("RequestParameters")
                        .path("integration.request.path.id")
                        .asText()
                        .equals("method.request.path.id"));
    }

    @Test
    void request_withoutCloudFrontsKey_isRefusedByEveryMethod() {
        assertThat(templates.ofType("AWS::ApiGateway::Method"))
                .allMatch(method -> method.property("ApiKeyRequired").asBoolean());
    }

    @Test
    void command_withoutItsKey_isRefusedByTheGateway() {
        assertThat(templates.ofType("AWS::ApiGateway::Method"))
                .filteredOn(method -> method.property("RequestParameters")
                        .path("method.request.header.Idempotency-Key")
                        .asBoolean())
                .extracting(GatewayTest::path)
                .contains("/api/v1/payments", "/api/v1/refunds", "/api/v1/payments/{id}/capture");
    }

    @Test
    void stage_isThrottledMeasuredAndLogsNoBodies() {
        var stage = templates.one("AWS::ApiGateway::Stage", "GatewayStage");
        var every = stage.property("MethodSettings").get(0);
        assertThat(stage.property("StageName").asText()).isEqualTo("prod");
        assertThat(every.path("ThrottlingRateLimit").asInt()).isEqualTo(500);
        assertThat(every.path("ThrottlingBurstLimit").asInt()).isEqualTo(1000);
        assertThat(every.path("MetricsEnabled").asBoolean()).isTrue();
        assertThat(every.path("DataTraceEnabled").asBoolean(true)).isFalse();
        assertThat(stage.property("AccessLogSetting.Format").asText())
                .contains("$context.requestId", "$context.integrationLatency")
                .doesNotContain("authorizer", "header", "apiKey");
    }

    @Test
    void refusal_ofTheGateway_isAProblemThatTheApplicationKnows() throws IOException {
        var document = JsonMapper.builder().build().readTree(OPEN_API.toFile());
        var known = document.path("x-problems");
        for (var refusal : templates.ofType("AWS::ApiGateway::GatewayResponse")) {
            var body = json(refusal.property("ResponseTemplates")
                    .path("application/json")
                    .asText());
            assertThat(known)
                    .anyMatch(problem -> problem.path("code").equals(body.path("code"))
                            && problem.path("title").equals(body.path("title"))
                            && problem.path("status").equals(body.path("status")));
            assertThat(refusal.property("StatusCode").asInt())
                    .isEqualTo(body.path("status").asInt());
            assertThat(refusal.property("ResponseParameters").toString())
                    .contains("'application/problem+json'", "header.Request-Id\":\"context.requestId\"");
            assertThat(names(body))
                    .contains("type", "title", "status", "code", "retryable", "request_id")
                    .isSubsetOf(names(document.at("/components/schemas/Problem/properties")));
        }
        assertThat(templates.ofType("AWS::ApiGateway::GatewayResponse")).hasSizeGreaterThan(8);
    }

    /** A merchant's key is no signature for AWS: that is how API Gateway says that it knows no such path. */
    @Test
    void address_thatTheGatewayDoesNotKnow_isNotFound_alsoWithAKey() {
        assertThat(templates.ofType("AWS::ApiGateway::Method"))
                .allMatch(
                        method -> method.property("AuthorizationType").asText().equals("NONE"));
        for (var type : List.of("MISSING_AUTHENTICATION_TOKEN", "INVALID_SIGNATURE", "EXPIRED_TOKEN")) {
            assertThat(templates.ofType("AWS::ApiGateway::GatewayResponse"))
                    .filteredOn(
                            refusal -> refusal.property("ResponseType").asText().equals(type))
                    .singleElement()
                    .matches(refusal -> refusal.property("StatusCode").asInt() == 404);
        }
    }

    private static Set<String> routes(Templates templates) {
        return templates.ofType("AWS::ApiGateway::Method").stream()
                .map(method -> path(templates, method) + " "
                        + method.property("HttpMethod").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String path(Resource method) {
        return path(Assembly.prod(), method);
    }

    /** From the tree of resources, not from where the request is handed on to. */
    private static String path(Templates templates, Resource method) {
        var path = new StringBuilder();
        var at = templates.follow(method.stack(), method.property("ResourceId"));
        while (at.type().equals("AWS::ApiGateway::Resource")) {
            path.insert(0, "/" + at.property("PathPart").asText());
            at = templates.follow(at.stack(), at.property("ParentId"));
        }
        return path.toString();
    }

    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JsonMapper.builder().build().readTree(text);
    }
}
