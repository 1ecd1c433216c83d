package dev.quittance.deploy.kept;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.HeldFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTest {

    /** Kept because another version, or another environment of the account, may still need them; they hold nothing. */
    private static final Set<String> HOLD_NOTHING =
            Set.of("AWS::Lambda::Version", "AWS::ApiGateway::Account", "AWS::IAM::Role");

    private static final String BEGINNING = """
        What no release may delete, replace or leave unprotected, in every environment; a logical id is part of it.
        A line that goes or changes here is data that goes with it, unless it is moved first.

        """;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void everythingKept_staysAsItIs(String environment) {
        var lines = String.join("\n", Kept.lines(Assembly.templates(environment))) + "\n";
        HeldFile.holds(
                "kept.txt",
                BEGINNING + lines.replaceAll("(quittance-|GatewayApi\\w+>/)" + environment, "$1ENVIRONMENT"));
    }

    @Test
    void resource_thatCdkRetains_isOneThatWeKnow() {
        assertThat(Assembly.prod().all())
                .filteredOn(resource -> resource.body().has("DeletionPolicy"))
                .filteredOn(resource ->
                        !resource.body().path("DeletionPolicy").asText().equals("Delete"))
                .allMatch(resource -> Kept.isOf(resource) || HOLD_NOTHING.contains(resource.type()));
    }

    /** Else its name is taken when a first creation that failed is tried again. */
    @Test
    void logGroup_withAName_goesWithACreationThatFails() {
        assertThat(Assembly.prod().ofType("AWS::Logs::LogGroup"))
                .filteredOn(logs -> logs.has("LogGroupName"))
                .hasSizeGreaterThan(2)
                .extracting(logs -> logs.body().path("DeletionPolicy").asText())
                .containsOnly("RetainExceptOnCreate");
    }

    @Test
    void table_thatIsRemoved_isNamed() {
        assertThat(touched(
                        "AWS::DynamoDB::Table",
                        "PaymentJournal",
                        (resources, table) -> resources.remove(table.logicalId())))
                .allMatch(line -> line.startsWith("Data/PaymentJournal"))
                .anyMatch(line -> line.endsWith("AWS::DynamoDB::Table"));
    }

    @Test
    void queue_withAnotherLogicalId_isNamed() {
        assertThat(touched("AWS::SQS::Queue", "PaymentExecuteQueue", (resources, queue) -> {
                    resources.remove(queue.logicalId());
                    resources.set("PaymentExecutionQueue", queue.body());
                }))
                .anyMatch(line -> line.startsWith("Messaging/PaymentExecuteQueue") && line.endsWith("AWS::SQS::Queue"));
    }

    @Test
    void property_thatReplaces_isNamed() {
        assertThat(changed("AWS::RDS::DBInstance", "Database", it -> it.put("DBName", "other")))
                .singleElement()
                .asString()
                .endsWith("DBName = \"quittance\"");
        assertThat(changed("AWS::SQS::Queue", "PaymentExecuteQueue", it -> it.put("QueueName", "other")))
                .singleElement()
                .asString()
                .endsWith("QueueName = \"other\"");
        assertThat(changed(
                        "AWS::DynamoDB::Table",
                        "SandboxPsp",
                        it -> ((ObjectNode) it.at("/KeySchema/0")).put("AttributeName", "other")))
                .singleElement()
                .asString()
                .contains("KeySchema");
        assertThat(changed(
                        "AWS::SecretsManager::Secret",
                        "DatabaseApplication",
                        it -> ((ObjectNode) it.at("/GenerateSecretString")).put("PasswordLength", 50)))
                .singleElement()
                .asString()
                .contains("GenerateSecretString");
    }

    @Test
    void protection_thatIsDropped_isNamed() {
        assertThat(changed("AWS::RDS::DBInstance", "Database", it -> it.put("DeletionProtection", false)))
                .singleElement()
                .asString()
                .endsWith("DeletionProtection = \"true\"");
        assertThat(touched(
                        "AWS::DynamoDB::Table",
                        "PaymentJournal",
                        (resources, table) ->
                                ((ObjectNode) resources.path(table.logicalId())).remove("DeletionPolicy")))
                .singleElement()
                .asString()
                .endsWith("DeletionPolicy = Retain");
    }

    @Test
    void size_thatIsChanged_touchesNothing() {
        assertThat(changed("AWS::RDS::DBInstance", "Database", it -> it.put("AllocatedStorage", "100")))
                .isEmpty();
    }

    private static List<String> changed(String type, String logicalIdPrefix, Consumer<ObjectNode> change) {
        return touched(
                type,
                logicalIdPrefix,
                (resources, resource) -> change.accept(
                        (ObjectNode) resources.path(resource.logicalId()).path("Properties")));
    }

    /** The lines that are no more as they were; where none was, the new ones. */
    private static List<String> touched(String type, String logicalIdPrefix, BiConsumer<ObjectNode, Resource> change) {
        var before = Kept.lines(Assembly.prod());
        var templates = Assembly.prod().copy();
        var resource = templates.one(type, logicalIdPrefix);
        var stack = Objects.requireNonNull(templates.byStack().get(resource.stack()));
        change.accept((ObjectNode) stack.path("Resources"), resource);
        var after = Kept.lines(templates);
        var lost = new ArrayList<>(before);
        lost.removeAll(after);
        var added = new ArrayList<>(after);
        added.removeAll(before);
        return lost.isEmpty() ? added : lost;
    }
}
