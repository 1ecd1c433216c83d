package dev.quittance.deploy.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowRulesTest {

    @Test
    void workflows_breakNoRule() {
        assertThat(Workflow.all()).isNotEmpty().flatMap(WorkflowRules::brokenBy).isEmpty();
    }

    @Test
    void workflows_waitForThemselvesAlone() {
        assertThat(WorkflowRules.groupsShared(Workflow.all())).isEmpty();
    }

    @Test
    void driftCheck_thatWaitsAmongDeployments_isFound() throws IOException {
        var drift = Files.readString(Workflow.FOLDER.resolve("drift.yml"));
        var planted = Workflow.parse("drift.yml", drift.replace("group: drift", "group: deploy"));
        assertThat(WorkflowRules.groupsShared(List.of(Workflow.named("deploy"), planted)))
                .containsExactly("deploy", "deploy");
    }

    @Test
    void deployment_runsOnMainOnly() {
        assertThat(Workflow.named("deploy").triggers()).hasToString("{push={branches=[main]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {".github/workflows/deploy.yml", "deploy-cdk/OPERATIONS.md"})
    void goingBack_takesEachStackBeforeThoseItTakesValuesFrom(String file) throws IOException {
        var loop = Pattern.compile("for stack in ([^;]+);")
                .matcher(Files.readString(Assembly.REPOSITORY.resolve(file)))
                .results()
                .findFirst()
                .orElseThrow();
        var order = List.of(loop.group(1).split(" ", -1));
        var stacks = Assembly.manifest("prod").path("artifacts");
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(Assembly.prod().byStack().keySet());
        for (var stack : order) {
            assertThat(stacks.path(stack).path("dependencies"))
                    .noneMatch(other -> order.subList(0, order.indexOf(stack)).contains(other.asText()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy | permissions: {}                                 | permissions: write-all    | does not start from
            deploy | @de0fac2e4500dabe0009e67214ff5f5447ce83dd       | @v6                       | not pinned
            deploy | ./.github/workflows/build.yml                   | else/where/build.yml@main | not pinned
            deploy | persist-credentials: false                      | persist-credentials: true | leaves the token
            deploy | environment: prod                               | continue-on-error: true   | protected environment
            deploy | needs: build                                    | needs: []                 | wait for the build
            deploy | cancel-in-progress: false                       | cancel-in-progress: true  | cut off half-way
            deploy | actions/download-artifact                       | actions/cache             | what was verified
            deploy | id-token: write                                 | id-token: none            | OIDC token
            deploy | quittance-deploy.jar smoke                      | quittance-deploy.jar plan | whether it pays
            deploy | failure() &&                                    | success() &&              | does not go back
            deploy | -le "$GITHUB_RUN_NUMBER"                        | -gt 0                     | prod may put the past over
            deploy | -le "$GITHUB_RUN_NUMBER"                        | -gt 0                     | release may put the past over
            deploy | --exclusively                                   | --all                     | values cannot go
            deploy | contents: read                                  | contents: write           | may change the repository
            deploy | role-session-name: deploy                       | aws-access-key-id: deploy | uses a stored key
            drift  | environment: prod-drift                         | continue-on-error: true   | protected environment
            drift  | id-token: write                                 | id-token: none            | OIDC token
            deploy | timeout-minutes: 120                            | continue-on-error: true   | no timeout
            deploy | timeout-minutes: 120                            | timeout-minutes: 90       | cut off before
            deploy | timeout-minutes: 75                             | continue-on-error: false  | cut off before
            deploy | --latest                                        | --target "$GITHUB_SHA"    | tags a commit
            deploy | --latest                                        | --prerelease              | which release is the last
            deploy | , commit $GITHUB_SHA                            | , of today                | saying which commit
            deploy | --require-approval never                        | ${{ github.actor }}       | expression into a shell
            verify | if: ${{ steps.last.outputs.releases == '1' }}   | continue-on-error: true   | fails to hand over
            verify | pull_request:                                   | pull_request_target:      | runs a fork's code
            verify | contents: read                                  | contents: write           | may write on a pull
            """)
    void fault_thatIsPlanted_isFound(String name, String sound, String faulty, String sentence) throws IOException {
        var text = Files.readString(Workflow.FOLDER.resolve(name + ".yml"));
        assertThat(text).contains(sound);
        assertThat(WorkflowRules.brokenBy(Workflow.parse(name, text.replace(sound, faulty))))
                .anyMatch(broken -> broken.contains(sentence));
    }
}
