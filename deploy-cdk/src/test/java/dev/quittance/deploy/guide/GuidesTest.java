package dev.quittance.deploy.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.plan.PlanCommand;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.smoke.SmokeCommand;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.tunnel.TunnelCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides name exists, and what exists for the guides' readers is named. */
class GuidesTest {

    private static final Pattern SETTING = Pattern.compile(
            "`((?:application|cost|database|edge|functions|mail|network|observability|release)\\.[a-z_.]+)`");
    private static final Pattern OUR_COMMAND = Pattern.compile("quittance-deploy\\.jar (\\w+)");
    private static final Pattern HOST_COMMAND = Pattern.compile("(?m)^quittance (\\w+ \\w+)");
    private static final Pattern NAMED_IN_ACTIONS = Pattern.compile("(?:vars|secrets)\\.(QUITTANCE_\\w+)");
    private static final Pattern NAMED_IN_GUIDE = Pattern.compile("\\| `(QUITTANCE_\\w+)` \\|");
    private static final Pattern STACK = Pattern.compile("stack-name quittance-prod-(\\w+)");
    private static final Pattern STACKS = Pattern.compile("cdk deploy ((?:[A-Z]\\w+ ){2,})--app");
    private static final Pattern QUALIFIER = Pattern.compile("cdk bootstrap --qualifier (\\w+)");
    private static final Pattern TABLE = Pattern.compile("--table-name (\\S+)");
    private static final Pattern LOG_GROUP = Pattern.compile("--log-group-name (\\S+)");
    private static final Pattern ALARM = Pattern.compile("\"Alarms\":\\[\"([^\"]+)\"]");
    private static final Pattern DATABASE =
            Pattern.compile("db-instance-identifier (\\S+?)(?:-restored|-broken)?[\\s`]");
    private static final Pattern LIKE_THE_SERVICE =
            Pattern.compile("(EnvironmentFile|DynamicUser|LoadCredential|SupplementaryGroups|Environment=AWS_\\w+)=.*");
    private static final Pattern UNIT = Pattern.compile("quittance(?:-\\w+)?\\.(?:service|timer)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    /** Elsewhere the AWS CLI finds nothing, or makes it in the wrong place. */
    @ParameterizedTest
    @ValueSource(strings = {"BOOTSTRAP.md", "OPERATIONS.md"})
    void region_isSaidBeforeAnyCommandOfAws(String guide) throws IOException {
        assertThat(text(guide)).containsSubsequence("\nexport AWS_REGION=" + Settings.REGION + "\n", "\n## ", "\naws ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOTSTRAP.md", "OPERATIONS.md"})
    void settings_areThoseOfTheEnvironments(String guide) throws IOException {
        var file = JsonMapper.builder()
                .build()
                .readTree(Assembly.settingsFile("prod").toFile());
        assertThat(found(SETTING, guide))
                .isNotEmpty()
                .noneMatch(setting -> file.at("/" + setting.replace('.', '/')).isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOTSTRAP.md", "OPERATIONS.md"})
    void commands_areOurs(String guide) throws IOException {
        var ours = Stream.of(PlanCommand.USAGE, SmokeCommand.USAGE, TunnelCommand.USAGE)
                .map(usage -> usage.split(" ", 2)[0]);
        assertThat(found(OUR_COMMAND, guide)).isNotEmpty().isSubsetOf(ours.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOTSTRAP.md", "OPERATIONS.md"})
    void commandsOfTheHost_areThoseOfTheApplication(String guide) throws IOException {
        var usage = Files.readString(
                Assembly.REPOSITORY.resolve("application/src/main/java/dev/quittance/host/HostCommand.java"));
        assertThat(found(HOST_COMMAND, guide)).isNotEmpty().allMatch(command -> usage.contains("  " + command + " "));
    }

    @Test
    void valuesOfTheRepository_areExactlyThoseThatTheWorkflowsAskFor() throws IOException {
        var asked = new TreeSet<String>();
        try (var workflows = Files.list(Assembly.REPOSITORY.resolve(".github/workflows"))) {
            for (var workflow : workflows.toList()) {
                asked.addAll(matches(NAMED_IN_ACTIONS, Files.readString(workflow)));
            }
        }
        assertThat(found(NAMED_IN_GUIDE, "BOOTSTRAP.md")).isEqualTo(asked);
    }

    @Test
    void budgets_areThoseOfTheEnvironments() throws IOException {
        var rows = Stream.of("dev", "stage", "prod").map(Assembly::settings).map(GuidesTest::budget);
        assertThat(text("BOOTSTRAP.md")).contains(rows.toList());
    }

    @Test
    void bootstrap_makesWhatTheTemplatesAskFor() throws IOException {
        var version = Assembly.prod().template("Network").at("/Parameters/BootstrapVersion/Default");
        assertThat(found(QUALIFIER, "BOOTSTRAP.md"))
                .singleElement()
                .satisfies(qualifier ->
                        assertThat(version.asText()).isEqualTo("/cdk-bootstrap/" + qualifier + "/version"));
    }

    @Test
    void stacks_areThoseThatAreDeployed() throws IOException {
        var deployed = Assembly.prod().byStack().keySet().stream().map(stack -> stack.toLowerCase(Locale.ROOT));
        assertThat(found(STACK, "BOOTSTRAP.md")).isNotEmpty().isSubsetOf(deployed.toList());
    }

    @Test
    void stacks_ofASecondEnvironment_areAllButTheOneThatAnAccountHasOnce() throws IOException {
        var deployed = new TreeSet<>(Assembly.prod().byStack().keySet());
        deployed.remove("DeployAccess");
        assertThat(found(STACKS, "BOOTSTRAP.md"))
                .singleElement()
                .satisfies(stacks ->
                        assertThat(stacks.strip().split(" ", -1)).containsExactlyInAnyOrderElementsOf(deployed));
    }

    /** One that has the gateway's id in its name has another each time. */
    @Test
    void logGroups_thatWouldBeInTheWay_areThoseWithAName() throws IOException {
        var named = Assembly.prod().ofType("AWS::Logs::LogGroup").stream()
                .filter(logs -> logs.property("LogGroupName").isTextual())
                .map(logs -> logs.property("LogGroupName").asText());
        assertThat(found(LOG_GROUP, "BOOTSTRAP.md")).containsExactlyInAnyOrderElementsOf(named.toList());
    }

    @Test
    void database_isUnprotectedBeforeItsStackIsDestroyed() throws IOException {
        var teardown = text("BOOTSTRAP.md").split("## Taking it all down", 2)[1];
        assertThat(teardown)
                .containsSubsequence("--no-deletion-protection", "--no-enable-termination-protection", "cdk destroy");
        assertThat(Assembly.prod()
                        .one("AWS::RDS::DBInstance", "Database")
                        .body()
                        .path("DeletionPolicy")
                        .asText())
                .isEqualTo("Snapshot");
        assertThat(teardown).doesNotContain("delete-db-instance");
    }

    /** Else the next merge puts it back, and is compared with what doesn't run any more. */
    @Test
    void goingBack_keepsDeploymentsOut_andMakesItTheLastRelease() throws IOException {
        assertThat(text("OPERATIONS.md").split("## Going back|## Restoring", -1)[1])
                .containsSubsequence(
                        "QUITTANCE_DEPLOY --body off",
                        "rm -rf deploy-cdk/target/previous",
                        "gh release download release-42 --pattern assembly.zip",
                        "cdk deploy",
                        "gh release download release-43 --pattern migrations.txt",
                        "gh release upload release-42 migrations.txt",
                        "gh release edit release-42 --latest");
    }

    /** A lost idempotency key lets a repeated request charge again. */
    @Test
    void restoredDatabase_isComparedBeforeAnybodyIsLetIn() throws IOException {
        var edge = Assembly.settings("prod").edge();
        assertThat(text("OPERATIONS.md").split("## Restoring the database", 2)[1])
                .containsSubsequence(
                        "QUITTANCE_DEPLOY --body off",
                        "rateLimit,value=0",
                        "burstLimit,value=0",
                        "--desired-capacity 0",
                        "restore-db-instance-to-point-in-time",
                        "--desired-capacity 2",
                        "aws dynamodb scan",
                        "rateLimit,value=" + edge.requestsPerSecond(),
                        "burstLimit,value=" + edge.burst(),
                        "QUITTANCE_DEPLOY --body on");
    }

    /** RDS makes a restored one by its own defaults, and CloudFormation never looks whether it still is what it made. */
    @Test
    void restoredDatabase_isWhatTheTemplateSays() throws IOException {
        var database = Assembly.prod().one("AWS::RDS::DBInstance", "Database");
        var tags = database.property("Tags")
                .valueStream()
                .map(tag -> " Key=%s,Value=%s"
                        .formatted(tag.path("Key").asText(), tag.path("Value").asText()));
        assertThat(text("OPERATIONS.md"))
                .contains(
                        " --storage-type " + database.property("StorageType").asText() + " ",
                        " --max-allocated-storage "
                                + database.property("MaxAllocatedStorage").asText() + " ",
                        " --ca-certificate-identifier "
                                + database.property("CACertificateIdentifier").asText() + " ",
                        " --performance-insights-retention-period "
                                + database.property("PerformanceInsightsRetentionPeriod")
                                        .asText() + "\n",
                        " --copy-tags-to-snapshot --",
                        " --tags" + tags.collect(Collectors.joining()) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOTSTRAP.md", "OPERATIONS.md"})
    void database_isCalledByItsName(String guide) throws IOException {
        var name = Assembly.prod()
                .one("AWS::RDS::DBInstance", "Database")
                .property("DBInstanceIdentifier")
                .asText();
        assertThat(found(DATABASE, guide)).containsExactly(name);
    }

    /** CloudFormation generates them; the wiring's are their beginnings at best. */
    @ParameterizedTest
    @ValueSource(strings = {"BOOTSTRAP.md", "OPERATIONS.md"})
    void tables_areNotCalledByNamesThatTheyDontHave(String guide) throws IOException {
        assertThat(Assembly.prod().ofType("AWS::DynamoDB::Table")).noneMatch(table -> table.has("TableName"));
        assertThat(found(TABLE, guide)).isSubsetOf("TABLE");
    }

    @Test
    void refresh_ofTheInstances_stopsAtAnAlarmThatExists() throws IOException {
        assertThat(found(ALARM, "OPERATIONS.md"))
                .isNotEmpty()
                .isSubsetOf(Assembly.prod().ofType("AWS::CloudWatch::Alarm").stream()
                        .map(alarm -> alarm.property("AlarmName").asText())
                        .toList());
    }

    @Test
    void commands_onTheHost_runAsTheServiceDoes() throws IOException {
        var guide = text("OPERATIONS.md");
        assertThat(Files.readAllLines(Path.of("src/main/host/application/units/quittance.service")))
                .filteredOn(line -> LIKE_THE_SERVICE.matcher(line).matches())
                .hasSize(6)
                .allMatch(line -> guide.contains(" --property=" + line + " "));
    }

    @Test
    void units_areThoseOfTheHost() throws IOException {
        assertThat(found(UNIT, "OPERATIONS.md"))
                .isNotEmpty()
                .allMatch(unit -> Files.exists(Path.of("src/main/host/application/units", unit)));
    }

    /** A unit that stays active would do nothing when it is started again, and no role would get its password. */
    @Test
    void password_isGivenByStartingTheMigrationAgain_beforeTheServiceTakesIt() throws IOException {
        assertThat(text("OPERATIONS.md"))
                .containsSubsequence(
                        "| Password of the database role",
                        "systemctl start quittance-migrate.service",
                        "systemctl restart quittance-secrets.service quittance.service",
                        "| the console's cookie key");
        var units = Path.of("src/main/host/application/units");
        assertThat(units.resolve("quittance-migrate.service")).content().doesNotContain("RemainAfterExit");
        assertThat(units.resolve("quittance-owner-secret.service")).content().contains("StopWhenUnneeded=yes");
    }

    @Test
    void queuesAndTables_areThoseOfTheWiring() throws IOException {
        var wiring = Assembly.wiring();
        var known = Stream.concat(
                        wiring.queues().stream().map(queue -> queue.name()),
                        wiring.tables().stream().map(table -> table.name()))
                .toList();
        var named = Pattern.compile("`((?:payment|sandbox)-\\w+)`");
        assertThat(found(named, "OPERATIONS.md")).isNotEmpty().isSubsetOf(known);
        assertThat(found(named, "BOOTSTRAP.md")).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everySecret_hasItsRotation() throws IOException {
        var guide = text("OPERATIONS.md");
        assertThat(Assembly.prod().ofType("AWS::SecretsManager::Secret"))
                .extracting(secret -> secret.property("Description").asText().split("[:;,]", 2)[0])
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(4)
                .allMatch(description -> guide.contains(" | " + description + " | "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOTSTRAP.md", "OPERATIONS.md"})
    void links_leadSomewhere(String guide) throws IOException {
        assertThat(found(LINK, guide)).allMatch(link -> Files.exists(Path.of(link)));
    }

    private static String budget(Settings settings) {
        return "| %s | $%s | $%s |"
                .formatted(
                        settings.name(),
                        settings.cost().fixedMonthlyUsdMax(),
                        settings.cost().perMillionPaymentsUsdMax());
    }

    private static Set<String> found(Pattern pattern, String guide) throws IOException {
        return matches(pattern, text(guide));
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(GuidesTest::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String group(MatchResult found) {
        return found.groupCount() == 0 ? found.group() : found.group(1);
    }

    private static String text(String guide) throws IOException {
        return Files.readString(Path.of(guide));
    }
}
