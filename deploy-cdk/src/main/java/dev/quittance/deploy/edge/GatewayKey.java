package dev.quittance.deploy.edge;

import dev.quittance.deploy.settings.EdgeSettings;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.CfnApiKey;
import software.amazon.awscdk.services.apigateway.CfnApiKey.StageKeyProperty;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.CfnUsagePlan;
import software.amazon.awscdk.services.apigateway.CfnUsagePlan.ApiStageProperty;
import software.amazon.awscdk.services.apigateway.CfnUsagePlan.ThrottleSettingsProperty;
import software.amazon.awscdk.services.apigateway.CfnUsagePlanKey;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The key that CloudFront sends and that a call past CloudFront lacks: the gateway refuses it before it costs anything.
 * Merchants never see it; theirs are the application's business.
 *
 * <p>The generation is part of the names: the next one's key works before CloudFront is told, and this one's until then.
 */
final class GatewayKey extends Construct {

    private static final int LENGTH = 40;

    private final Secret secret;

    GatewayKey(Construct scope, EdgeSettings edge, CfnRestApi api, CfnStage stage) {
        super(scope, "Key" + edge.keyGeneration());
        secret = Secret.Builder.create(this, "Secret")
                .description("Opens API Gateway to CloudFront; generation " + edge.keyGeneration())
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(LENGTH)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var key = CfnApiKey.Builder.create(this, "Key")
                .enabled(true)
                .value(value())
                .stageKeys(List.of(StageKeyProperty.builder()
                        .restApiId(api.getRef())
                        .stageName(stage.getRef())
                        .build()))
                .build();
        var plan = CfnUsagePlan.Builder.create(this, "Plan")
                .apiStages(List.of(ApiStageProperty.builder()
                        .apiId(api.getRef())
                        .stage(stage.getRef())
                        .build()))
                .throttle(ThrottleSettingsProperty.builder()
                        .rateLimit(edge.requestsPerSecond())
                        .burstLimit(edge.burst())
                        .build())
                .build();
        CfnUsagePlanKey.Builder.create(this, "PlanKey")
                .keyId(key.getRef())
                .keyType("API_KEY")
                .usagePlanId(plan.getRef())
                .build();
    }

    /** A reference that CloudFormation follows when it deploys: the template holds no secret. */
    String value() {
        return secret.getSecretValue().unsafeUnwrap();
    }
}
