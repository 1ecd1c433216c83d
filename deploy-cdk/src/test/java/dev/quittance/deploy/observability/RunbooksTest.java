package dev.quittance.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page for each alarm, and in step with it. */
class RunbooksTest {

    private static final Path RUNBOOKS = Assembly.REPOSITORY.resolve("deploy-cdk/runbooks");
    private static final Pattern LINK = Pattern.compile("]\\(([a-z-]+\\.md)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void alarms_haveAPageEach_andPagesAnAlarm(String environment) throws IOException {
        var alarms = alarms(Assembly.templates(environment))
                .map(alarm -> name(alarm, environment))
                .toList();
        try (var pages = Files.list(RUNBOOKS)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .hasSizeGreaterThan(20)
                    .containsExactlyInAnyOrderElementsOf(alarms);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_saysWhenTheAlarmGoesOff_asTheTemplateDoes(Resource alarm) throws IOException {
        assertThat(page(alarm)).startsWith("# " + name(alarm, "prod") + "\n\n> " + Condition.of(alarm) + "\n");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_saysWhatItMeansAndWhatToDo_inThisOrder(Resource alarm) throws IOException {
        var sections = page(alarm).split("\n## ", -1);
        assertThat(sections)
                .extracting(section -> section.lines().findFirst().orElse("").strip())
                .endsWith("Meaning", "Impact", "Diagnosis", "Mitigation");
        assertThat(sections).allMatch(section -> section.lines().skip(1).anyMatch(line -> line.length() > 20));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_leadsToPagesThatExist(Resource alarm) throws IOException {
        assertThat(LINK.matcher(page(alarm)).results().map(link -> RUNBOOKS.resolve(link.group(1))))
                .allMatch(Files::exists);
    }

    /** The hosts have a Java without the JDK's tools, and whoever comes by SSH doesn't own the service's process. */
    @ParameterizedTest
    @MethodSource("pages")
    void page_asksForNothingThatTheHostsDontHave(Resource alarm) throws IOException {
        assertThat(page(alarm)).doesNotContainPattern("`(jcmd|jstack|jmap|ps --sort)");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void alarm_ringsWhenItBeginsAndWhenItEnds_andNamesItsPage(Resource alarm) {
        for (var actions : List.of("AlarmActions", "OKActions")) {
            var bell = Assembly.prod()
                    .follow(alarm.stack(), alarm.property(actions).get(0));
            assertThat(bell.type()).isEqualTo("AWS::SNS::Topic");
        }
        assertThat(alarm.property("AlarmDescription").asText())
                .endsWith("deploy-cdk/runbooks/" + name(alarm, "prod") + ".md");
    }

    @Test
    void everyQueue_isWatchedForAgeAndForDeadLetters() {
        var watched = alarms(Assembly.prod()).map(alarm -> name(alarm, "prod")).toList();
        for (var queue : Assembly.wiring().queues()) {
            assertThat(watched).contains(queue.name() + "-waiting", queue.name() + "-dead-letters");
        }
    }

    @Test
    void alarms_areOnTheDashboard_allOfThem() {
        var dashboard = Assembly.prod().one("AWS::CloudWatch::Dashboard", "Overview");
        var body = dashboard.property("DashboardBody").toString();
        assertThat(alarms(Assembly.prod()).map(Resource::logicalId)).allMatch(body::contains);
    }

    @Test
    void money_isWatched_beforeItIsSpent() {
        var limit = Assembly.prod().one("AWS::Budgets::Budget", "SpendingLimit");
        assertThat(limit.property("NotificationsWithSubscribers").findValuesAsText("NotificationType"))
                .containsExactly("ACTUAL", "FORECASTED");
        assertThat(limit.property("Budget").at("/BudgetLimit/Amount").asInt()).isPositive();
    }

    static Stream<Resource> pages() {
        return alarms(Assembly.prod());
    }

    private static Stream<Resource> alarms(Templates templates) {
        return templates.ofType("AWS::CloudWatch::Alarm").stream().sorted(Comparator.comparing(Resource::logicalId));
    }

    private static String name(Resource alarm, String environment) {
        JsonNode name = alarm.property("AlarmName");
        return name.asText().substring(("quittance-" + environment + "-").length());
    }

    private static String page(Resource alarm) throws IOException {
        return Files.readString(RUNBOOKS.resolve(name(alarm, "prod") + ".md"));
    }
}
