package dev.quittance.deploy.plan;

import static dev.quittance.deploy.plan.Planted.add;
import static dev.quittance.deploy.plan.Planted.change;
import static dev.quittance.deploy.plan.Planted.plan;
import static dev.quittance.deploy.plan.Planted.remove;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void sameTemplates_changeNothing() {
        assertThat(plan(templates -> {}).changes()).isEmpty();
    }

    @Test
    void firstRelease_isNewAndSafe() {
        var plan = Plan.between(new Templates(Map.of()), Assembly.prod());
        assertThat(plan.isFirst()).isTrue();
        assertThat(plan.changes()).hasSameSizeAs(Assembly.prod().all()).allMatch(it -> it.risk() == Risk.SAFE);
        assertThat(plan.bills().fixedMonthlyUsdMore()).isPositive();
    }

    @Test
    void securityGroup_thatIsOpened_opensTheNetwork() {
        var plan = plan(templates -> {
            var rule = templates.ofType("AWS::EC2::SecurityGroupIngress").stream()
                    .filter(it -> it.property("FromPort").asInt() == 5432)
                    .findFirst()
                    .orElseThrow();
            ((ObjectNode) rule.properties()).put("CidrIp", "0.0.0.0/0").remove("SourceSecurityGroupId");
        });
        assertThat(plan.of(Risk.OPENS_NETWORK))
                .anyMatch(
                        it -> it.how().contains("internet reaches") && it.how().contains("5432"));
    }

    @Test
    void securityGroup_thatIsNarrowed_opensNothing() {
        var plan = plan(templates -> templates.ofType("AWS::EC2::SecurityGroupIngress").stream()
                .filter(it -> it.property("FromPort").asInt() == 5432)
                .forEach(it ->
                        ((ObjectNode) it.properties()).put("FromPort", 5433).put("ToPort", 5432)));
        assertThat(plan.of(Risk.OPENS_NETWORK)).isEmpty();
    }

    @Test
    void database_withAPublicAddress_opensTheNetwork() {
        assertOnlyBelow(
                Risk.OPENS_NETWORK,
                change("AWS::RDS::DBInstance", "Database", it -> it.put("PubliclyAccessible", true)));
    }

    @Test
    void action_thatIsAdded_widensIam() {
        var plan = change(
                "AWS::IAM::Policy", "RecorderFunction", it -> firstStatement(it).put("Action", "dynamodb:*"));
        assertOnlyBelow(Risk.WIDENS_IAM, plan);
        assertThat(plan.of(Risk.WIDENS_IAM))
                .singleElement()
                .extracting(Change::how)
                .asString()
                .contains("RecorderFunction", "may dynamodb:* on");
    }

    @Test
    void condition_thatIsDropped_widensIam() {
        assertOnlyBelow(
                Risk.WIDENS_IAM,
                change(
                        "AWS::SQS::QueuePolicy",
                        "PaymentRecordQueue",
                        it -> ((ObjectNode) it.at("/PolicyDocument/Statement/1")).remove("Condition")));
    }

    @Test
    void denial_thatIsDropped_widensIam() {
        var plan = change(
                "AWS::SQS::QueuePolicy",
                "PaymentRecordQueue",
                it -> ((ArrayNode) it.at("/PolicyDocument/Statement")).remove(0));
        assertThat(plan.of(Risk.WIDENS_IAM)).anyMatch(it -> it.how().startsWith("no longer denied"));
    }

    @Test
    void action_thatIsTakenAway_isSafe() {
        assertSafe(remove("AWS::IAM::Policy", "RecorderFunction"));
    }

    @Test
    void table_withAnotherKey_losesData() {
        var plan = change(
                "AWS::DynamoDB::Table",
                "PaymentJournal",
                it -> ((ObjectNode) it.at("/KeySchema/0")).put("AttributeName", "merchant_id"));
        assertThat(plan.of(Risk.DATA_LOSS))
                .singleElement()
                .extracting(Change::how)
                .asString()
                .contains("\"payment_id\" → \"merchant_id\"", "the old one stays in the account");
    }

    @Test
    void queue_thatIsRenamed_losesData() {
        var plan = change("AWS::SQS::Queue", "PaymentExecuteQueue", it -> it.put("QueueName", "execute"));
        assertThat(plan.of(Risk.DATA_LOSS))
                .singleElement()
                .extracting(Change::how)
                .asString()
                .contains("QueueName");
    }

    @Test
    void table_thatGoes_losesData() {
        assertThat(remove("AWS::DynamoDB::Table", "SandboxPsp").of(Risk.DATA_LOSS))
                .hasSize(1);
    }

    @Test
    void protection_thatIsDropped_countsAsLoss() {
        var plan = change("AWS::RDS::DBInstance", "Database", it -> it.put("DeletionProtection", false));
        assertThat(plan.of(Risk.DATA_LOSS))
                .singleElement()
                .extracting(Change::how)
                .isEqualTo("unprotected: DeletionProtection");
    }

    @Test
    void secret_thatIsMadeAnew_losesWhatItHeld() {
        var plan = change(
                "AWS::SecretsManager::Secret",
                "DatabaseApplication",
                it -> ((ObjectNode) it.path("GenerateSecretString")).put("PasswordLength", 50));
        assertThat(plan.of(Risk.DATA_LOSS)).hasSize(1);
    }

    @Test
    void machine_ofAnotherSize_restartsAndCostsMore() {
        var plan = change(
                "AWS::EC2::LaunchTemplate",
                "Fleet",
                it -> ((ObjectNode) it.path("LaunchTemplateData")).put("InstanceType", "t4g.medium"));
        assertOnlyBelow(Risk.RESTART, plan);
        assertThat(plan.of(Risk.RESTART))
                .singleElement()
                .extracting(Change::how)
                .asString()
                .contains("\"t4g.small\" → \"t4g.medium\"", "one after the other");
        assertThat(plan.bills().fixedMonthlyUsdMore()).isPositive();
    }

    @Test
    void database_ofAnotherSize_restarts() {
        assertOnlyBelow(
                Risk.RESTART,
                change("AWS::RDS::DBInstance", "Database", it -> it.put("DBInstanceClass", "db.t4g.micro")));
    }

    @Test
    void balancer_thatTurnsPublic_isReplaced() {
        var plan = change("AWS::ElasticLoadBalancingV2::LoadBalancer", "", it -> it.put("Scheme", "internet-facing"));
        assertThat(plan.of(Risk.REPLACEMENT))
                .singleElement()
                .extracting(Change::what)
                .asString()
                .contains("Balancer");
    }

    @Test
    void subnet_thatGoes_isAReplacement() {
        assertThat(remove("AWS::EC2::NatGateway", "VpcpublicSubnet1").of(Risk.REPLACEMENT))
                .hasSize(1);
    }

    @Test
    void alarmThatComes_isSafe() {
        var alarm = JsonMapper.builder().build().createObjectNode().put("Type", "AWS::CloudWatch::Alarm");
        assertSafe(add("Messaging", "Alarm", alarm));
    }

    @Test
    void anotherJar_startsInstancesAnew_andIsNoChangeOfTheArchitecture() {
        var plan = plan(templates -> {
            var stack = templates.byStack().get("Application");
            withOtherFiles(Objects.requireNonNull(stack));
        });
        assertThat(plan.changes()).allMatch(it -> it.how().startsWith("new files"));
        assertThat(plan.of(Risk.RESTART))
                .singleElement()
                .extracting(Change::what)
                .asString()
                .contains("Fleet");
        assertThat(plan.refused(Set.of())).isEmpty();
    }

    @Test
    void loss_isRefusedUnlessTheLabelSaysSo() {
        var plan = remove("AWS::DynamoDB::Table", "SandboxPsp");
        assertThat(plan.refused(Set.of("allow-replacement"))).containsExactly(Risk.DATA_LOSS);
        assertThat(plan.refused(Set.of("allow-data-loss"))).isEmpty();
    }

    @Test
    void value_thatGoesWhileAnotherStackTakesIt_isRefusedWhateverTheLabels() {
        var taken = Assembly.prod().template("Application").findValuesAsText("Fn::ImportValue");
        var plan = plan(templates -> removeExports(templates.template("Data"), taken));
        assertThat(plan.of(Risk.IMPOSSIBLE))
                .isNotEmpty()
                .anyMatch(it -> it.how().contains("Application takes it"));
        assertThat(plan.refused(Set.of("allow-data-loss", "allow-replacement"))).containsExactly(Risk.IMPOSSIBLE);
    }

    private static void assertSafe(Plan plan) {
        assertThat(plan.changes()).isNotEmpty().allMatch(it -> it.risk() == Risk.SAFE);
    }

    /** Some changes are of that risk, and none is of another but safe. */
    private static void assertOnlyBelow(Risk risk, Plan plan) {
        assertThat(plan.of(risk)).isNotEmpty();
        assertThat(plan.changes()).allMatch(it -> it.risk() == risk || it.risk() == Risk.SAFE);
    }

    private static ObjectNode firstStatement(ObjectNode policy) {
        return (ObjectNode) policy.at("/PolicyDocument/Statement/0");
    }

    private static void removeExports(JsonNode template, List<String> names) {
        ((ObjectNode) template.path("Outputs"))
                .removeIf(output -> names.contains(output.at("/Export/Name").asText()));
    }

    private static void withOtherFiles(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue() instanceof TextNode text) {
                    field.setValue(new TextNode(withOtherHash(text.asText())));
                }
            });
        }
        if (node instanceof ArrayNode array) {
            for (var index = 0; index < array.size(); index++) {
                if (array.get(index) instanceof TextNode text) {
                    array.set(index, withOtherHash(text.asText()));
                }
            }
        }
        node.forEach(PlanTest::withOtherFiles);
    }

    private static String withOtherHash(String text) {
        return text.replaceAll("\\b[0-9a-f]{64}\\b", HASH);
    }
}
