package dev.quittance.deploy.application;

import dev.quittance.deploy.artifact.PackedFile;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.LogRetention;
import dev.quittance.deploy.stack.Names;
import dev.quittance.deploy.wiring.Wiring.FunctionWiring;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.AssetHashType;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * A function behind its queue, under alias {@code live}.
 *
 * <p>It runs outside the private network: it never touches the database, and inside it would need a NAT gateway or
 * paid endpoints to reach SNS, DynamoDB and the PSP.
 */
public final class QueueFunction extends Construct {

    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private final Role role;
    private final Function function;

    QueueFunction(Construct scope, FunctionWiring wiring, Settings settings, PackedFile zip, Queue queue) {
        super(scope, Names.construct(wiring.name()) + "Function");
        var logs = LogGroup.Builder.create(this, "Logs")
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), logs.getLogGroupArn());
        allow(List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"), queue.getQueueArn());
        function = build(wiring, settings, zip, logs);
        var live = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        EventSourceMapping.Builder.create(this, "Source")
                .target(live)
                .eventSourceArn(queue.getQueueArn())
                .batchSize(wiring.batchSize())
                .maxConcurrency(wiring.maximumConcurrency())
                .reportBatchItemFailures(true)
                .build();
    }

    QueueFunction environment(Map<String, String> variables) {
        variables.forEach(function::addEnvironment);
        return this;
    }

    QueueFunction allow(List<String> actions, String resource) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build());
        return this;
    }

    public Function function() {
        return function;
    }

    private Function build(FunctionWiring wiring, Settings settings, PackedFile zip, LogGroup logs) {
        var builder = Function.Builder.create(this, "Function")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(HANDLER)
                .code(Code.fromAsset(
                        zip.path().toString(),
                        AssetOptions.builder()
                                .assetHash(zip.sha256())
                                .assetHashType(AssetHashType.CUSTOM)
                                .build()))
                .memorySize(wiring.memoryMib())
                .timeout(Duration.seconds(wiring.timeoutSeconds()))
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .tracing(Tracing.ACTIVE)
                .logGroup(logs)
                .role(role);
        return settings.functions().reserveConcurrency()
                ? builder.reservedConcurrentExecutions(wiring.maximumConcurrency())
                        .build()
                : builder.build();
    }
}
