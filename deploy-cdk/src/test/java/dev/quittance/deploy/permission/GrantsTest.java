package dev.quittance.deploy.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.permission.Grant.Kind;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.HeldFile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {

    private static final String TABLE = "permissions.md";

    /** Said by a condition of its own, by an ARN with the account in it, or by naming a resource of these templates. */
    private static final String OF_THIS_ACCOUNT =
            ".*SourceAccount \\d{12}|.*SourceArn (arn:\\S+:(\\d{12}|<AccountId>):\\S+|<\\w+/\\w+>)";

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void grants_areThoseOfTheTable_bothWays(String environment) {
        HeldFile.holds(TABLE, report(Assembly.templates(environment), environment));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void action_isNeverEverything(Grant grant) {
        assertThat(grant.actions()).noneMatch(action -> action.contains("*"));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void everyResource_hasAWrittenReason(Grant grant) {
        assertThat(grant.kind() != Kind.IDENTITY
                        || !grant.isOfEverything()
                        || Anything.of(grant).isPresent())
                .isTrue();
    }

    @Test
    void reasons_areAllNeededAndNoneHasExpired() {
        var needed = allowed()
                .filter(Grant::isOfEverything)
                .map(grant -> Anything.of(grant).orElseThrow())
                .toList();
        assertThat(needed).containsAll(Anything.ALL);
        assertThat(Anything.ALL).allMatch(reason -> reason.until().isAfter(LocalDate.now(ZoneOffset.UTC)));
    }

    /** Else another account's topic, bucket or distribution could make the service do the same on its behalf. */
    @ParameterizedTest
    @MethodSource("allowed")
    void resource_letsAServiceInOnlyForThisAccountsOwn(Grant grant) {
        var isForAService = grant.kind() == Kind.RESOURCE
                && grant.principals().stream().anyMatch(principal -> principal.endsWith(".amazonaws.com"));
        if (isForAService) {
            assertThat(grant.conditions())
                    .anyMatch(condition -> condition.contains("SourceArn "))
                    .anyMatch(condition -> condition.matches(OF_THIS_ACCOUNT));
        }
    }

    @Test
    void grant_thatIsPlanted_changesTheTable() {
        assertThat(reportWith(
                        "AWS::IAM::Policy",
                        "RecorderFunction",
                        policy -> statement(policy, 0).put("Action", "logs:*")))
                .isNotEqualTo(HeldFile.text(TABLE));
        assertThat(reportWith(
                        "AWS::IAM::Role",
                        "RecorderFunction",
                        role -> role.putArray("ManagedPolicyArns").add("arn:aws:iam::aws:policy/AdministratorAccess")))
                .contains("what AWS says in AdministratorAccess");
        assertThat(reportWith(
                        "AWS::SQS::QueuePolicy",
                        "PaymentRecordQueue",
                        policy -> statement(policy, 1).remove("Condition")))
                .contains("sns.amazonaws.com may `sqs:SendMessage`\n");
    }

    @Test
    void policy_thatSaysWhatNot_isRefused() {
        assertThatThrownBy(() -> reportWith(
                        "AWS::IAM::Policy",
                        "RecorderFunction",
                        policy -> statement(policy, 0).put("NotResource", "x")))
                .hasMessageContaining("NotResource");
    }

    static Stream<Grant> allowed() {
        return Grants.of(Assembly.prod()).stream().filter(Grant::allows);
    }

    private static String reportWith(String type, String logicalIdPrefix, Consumer<ObjectNode> change) {
        Templates templates = Assembly.prod().copy();
        change.accept((ObjectNode) templates.one(type, logicalIdPrefix).properties());
        return report(templates, "prod");
    }

    /** The same for every environment, which is named in a few places only. */
    private static String report(Templates templates, String environment) {
        return Report.of(Grants.of(templates))
                .replace(":environment " + environment, ":environment ENVIRONMENT")
                .replace(":environment:" + environment, ":environment:ENVIRONMENT")
                .replaceAll("quittance-" + environment + "\\b", "quittance-ENVIRONMENT");
    }

    private static ObjectNode statement(ObjectNode policy, int index) {
        return (ObjectNode) policy.at("/PolicyDocument/Statement").path(index);
    }
}
