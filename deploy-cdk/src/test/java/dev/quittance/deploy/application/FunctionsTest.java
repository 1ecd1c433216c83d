package dev.quittance.deploy.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.stack.Names;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.Questions;
import dev.quittance.deploy.test.SdkCalls;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FunctionsTest {

    /** Has a default, which is a laptop's. */
    private static final String BANK_PAGE = "QUITTANCE_SANDBOX_CHALLENGE_URL";

    private static final Pattern LAMBDAS_OWN = Pattern.compile("(sqs|logs|xray):\\w+");

    private final Templates templates = Assembly.prod();

    @Test
    void function_hasTheBoundsOfTheWiring() {
        for (var wiring : Assembly.wiring().functions()) {
            var function = function(wiring.name());
            assertThat(function.property("Timeout").asInt()).isEqualTo(wiring.timeoutSeconds());
            assertThat(function.property("MemorySize").asInt()).isEqualTo(wiring.memoryMib());
            assertThat(function.property("ReservedConcurrentExecutions").asInt())
                    .isEqualTo(wiring.maximumConcurrency());
        }
    }

    @Test
    void source_feedsTheLiveAliasFromItsQueueAsTheWiringSays() {
        for (var wiring : Assembly.wiring().functions()) {
            var source =
                    templates.one("AWS::Lambda::EventSourceMapping", Names.construct(wiring.name()) + "FunctionSource");
            assertThat(source.property("BatchSize").asInt()).isEqualTo(wiring.batchSize());
            assertThat(source.property("ScalingConfig.MaximumConcurrency").asInt())
                    .isEqualTo(wiring.maximumConcurrency());
            assertThat(source.property("FunctionResponseTypes").get(0).asText()).isEqualTo("ReportBatchItemFailures");
            assertThat(source.property("FunctionName").toString()).endsWith("\":live\"]]}");
            assertThat(templates.follow(source.stack(), source.property("EventSourceArn")))
                    .extracting(Resource::logicalId)
                    .asString()
                    .startsWith(Names.construct(wiring.queue()) + "Queue");
        }
    }

    @Test
    void visibility_ofAFunctionsQueue_isSixTimesItsTimeout() {
        for (var function : Assembly.wiring().functions()) {
            var queue = templates.one("AWS::SQS::Queue", Names.construct(function.queue()) + "Queue");
            assertThat(queue.property("VisibilityTimeout").asInt())
                    .isGreaterThanOrEqualTo(6 * function.timeoutSeconds());
        }
    }

    @Test
    void function_startsFromASnapshotOnArm() {
        for (var wiring : Assembly.wiring().functions()) {
            var function = function(wiring.name());
            assertThat(function.property("Runtime").asText()).isEqualTo("java25");
            assertThat(function.property("Architectures").get(0).asText()).isEqualTo("arm64");
            assertThat(function.property("SnapStart.ApplyOn").asText()).isEqualTo("PublishedVersions");
        }
    }

    @Test
    void function_isToldWhatItAsksFor_andNothingElse() {
        for (var wiring : Assembly.wiring().functions()) {
            var told = function(wiring.name()).property("Environment.Variables").properties().stream()
                    .map(Map.Entry::getKey);
            assertThat(told)
                    .filteredOn(variable -> variable.startsWith("QUITTANCE_") && !variable.equals(BANK_PAGE))
                    .containsExactlyInAnyOrderElementsOf(Questions.of("lambdas/" + wiring.name()));
        }
    }

    /** Beside what Lambda does with the role: reads the queue, writes the log and the traces. */
    @Test
    void function_mayWhatItsCodeAsksOfAws_andNothingElse() {
        for (var wiring : Assembly.wiring().functions()) {
            var policy = templates.one("AWS::IAM::Policy", Names.construct(wiring.name()) + "FunctionRole");
            var allowed = new TreeSet<String>();
            policy.property("PolicyDocument.Statement").findValues("Action").forEach(actions -> {
                if (actions.isTextual()) {
                    allowed.add(actions.asText());
                }
                actions.forEach(action -> allowed.add(action.asText()));
            });
            allowed.removeIf(action -> LAMBDAS_OWN.matcher(action).matches());
            assertThat(allowed).as(wiring.name()).isEqualTo(SdkCalls.of("lambdas/" + wiring.name()));
        }
    }

    @Test
    void payer_isSentToThePublicAddress_notToALaptops() {
        assertThat(function("payment")
                        .property("Environment.Variables")
                        .path(BANK_PAGE)
                        .asText())
                .isEqualTo("https://pay.quittance.example/sandbox/challenge");
    }

    @Test
    void function_isNotInTheNetwork() {
        assertThat(templates.ofType("AWS::Lambda::Function")).noneMatch(function -> function.has("VpcConfig"));
    }

    private Resource function(String name) {
        return templates.one("AWS::Lambda::Function", Names.construct(name) + "Function");
    }
}
