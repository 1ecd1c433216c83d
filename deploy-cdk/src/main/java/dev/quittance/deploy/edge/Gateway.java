package dev.quittance.deploy.edge;

import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.network.Place;
import dev.quittance.deploy.network.Tier;
import dev.quittance.deploy.settings.EdgeSettings;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.LogRetention;
import dev.quittance.deploy.stack.QuittanceStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.CfnDeployment;
import software.amazon.awscdk.services.apigateway.CfnGatewayResponse;
import software.amazon.awscdk.services.apigateway.CfnMethod;
import software.amazon.awscdk.services.apigateway.CfnMethod.IntegrationProperty;
import software.amazon.awscdk.services.apigateway.CfnRequestValidator;
import software.amazon.awscdk.services.apigateway.CfnResource;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.CfnRestApi.EndpointConfigurationProperty;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.CfnStage.AccessLogSettingProperty;
import software.amazon.awscdk.services.apigateway.CfnStage.MethodSettingProperty;
import software.amazon.awscdk.services.apigatewayv2.CfnVpcLink;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The API's gateway: one method for each of the application's operations, handed on through the VPC link. Between link and
 * application it is plain HTTP: that way never leaves the private network, and each of its two hops is one security group
 * to one other.
 */
public final class Gateway extends Construct {

    /** Longer than the 20 s that a request may wait for an outcome, and as long as a gateway may. */
    private static final int TIMEOUT_MILLIS = 29_000;

    private final CfnRestApi api;
    private final CfnVpcLink link;
    private final CfnRequestValidator validator;
    private final Map<String, CfnResource> resources = new HashMap<>();
    private final NetworkLoadBalancer balancer;
    private final CfnStage stage;
    private final LogGroup logs;
    private final GatewayKey key;

    Gateway(
            QuittanceStack stack,
            Settings settings,
            List<Route> routes,
            GatewayProblems problems,
            NetworkStack network,
            NetworkLoadBalancer balancer) {
        super(stack, "Gateway");
        this.balancer = balancer;
        api = CfnRestApi.Builder.create(this, "Api")
                .name("quittance-" + settings.name())
                .endpointConfiguration(EndpointConfigurationProperty.builder()
                        .types(List.of("REGIONAL"))
                        .build())
                .build();
        link = CfnVpcLink.Builder.create(this, "Link")
                .name("quittance-" + settings.name())
                .subnetIds(Objects.requireNonNull(network.vpc()
                        .selectSubnets(NetworkStack.subnets(Tier.APPLICATION))
                        .getSubnetIds()))
                .securityGroupIds(List.of(network.walls().id(Place.LINK)))
                .build();
        validator = CfnRequestValidator.Builder.create(this, "Validator")
                .restApiId(api.getRef())
                .validateRequestParameters(true)
                .validateRequestBody(false)
                .build();
        logs = LogGroup.Builder.create(this, "AccessLog")
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        stage = stage(settings, deployment(routes, problems.responses()));
        stage.getNode().addDependency(GatewayAccount.build(this), errorLog(settings));
        key = new GatewayKey(this, settings.edge(), api, stage);
    }

    public CfnRestApi api() {
        return api;
    }

    public CfnStage stage() {
        return stage;
    }

    GatewayKey key() {
        return key;
    }

    /** What is deployed is a copy of the moment: any change of it has to make another, so another logical id. */
    private CfnDeployment deployment(List<Route> routes, Map<String, GatewayProblems.Response> responses) {
        var deployment = CfnDeployment.Builder.create(this, "Deployment")
                .restApiId(api.getRef())
                .build();
        for (var route : routes) {
            deployment.getNode().addDependency(method(route));
        }
        responses.forEach((type, response) -> deployment.getNode().addDependency(refusal(type, response)));
        deployment.overrideLogicalId("GatewayDeployment" + Fingerprint.of(routes + " " + responses + TIMEOUT_MILLIS));
        return deployment;
    }

    private CfnMethod method(Route route) {
        return CfnMethod.Builder.create(resource(route.segments()), route.method())
                .restApiId(api.getRef())
                .resourceId(resource(route.segments()).getRef())
                .httpMethod(route.method())
                .authorizationType("NONE")
                .apiKeyRequired(true)
                .requestValidatorId(validator.getRef())
                .requestParameters(route.requested())
                .integration(IntegrationProperty.builder()
                        .type("HTTP_PROXY")
                        .integrationHttpMethod(route.method())
                        .connectionType("VPC_LINK")
                        .connectionId(link.getRef())
                        .integrationTarget(balancer.getLoadBalancerArn())
                        .uri("http://" + balancer.getLoadBalancerDnsName() + route.path())
                        .requestParameters(route.handedOn())
                        .timeoutInMillis(TIMEOUT_MILLIS)
                        .build())
                .build();
    }

    private CfnResource resource(List<String> segments) {
        var path = String.join("/", segments);
        var known = resources.get(path);
        if (known != null) {
            return known;
        }
        var last = segments.size() - 1;
        var parent = last == 0 ? null : resource(segments.subList(0, last));
        var resource = CfnResource.Builder.create(parent == null ? this : parent, segments.get(last))
                .restApiId(api.getRef())
                .parentId(parent == null ? api.getAttrRootResourceId() : parent.getRef())
                .pathPart(segments.get(last))
                .build();
        resources.put(path, resource);
        return resource;
    }

    private CfnGatewayResponse refusal(String type, GatewayProblems.Response response) {
        return CfnGatewayResponse.Builder.create(this, type)
                .restApiId(api.getRef())
                .responseType(type)
                .statusCode(String.valueOf(response.status()))
                .responseParameters(response.headers())
                .responseTemplates(Map.of("application/json", response.body()))
                .build();
    }

    private CfnStage stage(Settings settings, CfnDeployment deployment) {
        return CfnStage.Builder.create(this, "Stage")
                .restApiId(api.getRef())
                .stageName(settings.name())
                .deploymentId(deployment.getRef())
                .tracingEnabled(true)
                .accessLogSetting(AccessLogSettingProperty.builder()
                        .destinationArn(logs.getLogGroupArn())
                        .format(AccessLogFormat.JSON)
                        .build())
                .methodSettings(List.of(everyMethod(settings.edge())))
                .build();
    }

    /** Made before API Gateway writes to it, else API Gateway makes one of that name that is kept for ever. */
    private LogGroup errorLog(Settings settings) {
        return LogGroup.Builder.create(this, "ErrorLog")
                .logGroupName("API-Gateway-Execution-Logs_" + api.getRef() + "/" + settings.name())
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }

    /** Errors are logged, bodies never. */
    private static MethodSettingProperty everyMethod(EdgeSettings edge) {
        return MethodSettingProperty.builder()
                .resourcePath("/*")
                .httpMethod("*")
                .metricsEnabled(true)
                .loggingLevel("ERROR")
                .dataTraceEnabled(false)
                .throttlingRateLimit(edge.requestsPerSecond())
                .throttlingBurstLimit(edge.burst())
                .build();
    }
}
