package dev.quittance.deploy.workflow;

import static dev.quittance.deploy.workflow.Workflow.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What we ask of a workflow beyond its syntax. Each broken rule is a sentence. */
final class WorkflowRules {

    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
    private static final Pattern LOCAL = Pattern.compile("\\./\\.github/workflows/\\w+\\.yml");
    private static final int COMMAND_LINES_MAX = 3;

    /** The instances once more, one after the other, and CloudFront. */
    private static final int BACK_MINUTES_MIN = 40;

    private final Workflow workflow;
    private final List<String> broken = new ArrayList<>();

    private WorkflowRules(Workflow workflow) {
        this.workflow = workflow;
    }

    static List<String> brokenBy(Workflow workflow) {
        var rules = new WorkflowRules(workflow);
        rules.check();
        return rules.broken;
    }

    /** Of those that wait in one group, GitHub cancels all but the last: a drift check could cancel a deployment. */
    static List<String> groupsShared(List<Workflow> workflows) {
        var groups = workflows.stream()
                .filter(workflow -> workflow.body().containsKey("concurrency"))
                .map(workflow ->
                        String.valueOf(map(workflow.body().get("concurrency")).get("group")))
                .toList();
        return groups.stream()
                .filter(group -> Collections.frequency(groups, group) > 1)
                .toList();
    }

    private void check() {
        require(Map.of().equals(workflow.body().get("permissions")), "does not start from permissions: {}");
        require(!workflow.triggers().containsKey("pull_request_target"), "runs a fork's code with our secrets");
        workflow.jobs().forEach((id, job) -> checkJob(id, map(job)));
        workflow.steps().forEach(this::checkStep);
        if (workflow.triggers().containsKey("pull_request")) {
            checkPullRequest();
        }
    }

    private void checkJob(String id, Map<String, Object> job) {
        require(job.containsKey("permissions"), id + " does not name its permissions");
        require(!map(job.get("permissions")).containsValue("write-all"), id + " may write everything");
        if (job.get("uses") instanceof String uses) {
            require(isPinned(uses), id + " uses " + uses + ", which is not pinned");
        } else {
            require(job.containsKey("timeout-minutes"), id + " has no timeout");
        }
        if (job.toString().contains("configure-aws-credentials")) {
            checkCredentials(id, job);
        }
        if (job.toString().contains("cdk deploy")) {
            checkDeployment(id, job);
            checkTimeToGoBack(id, job);
        }
        checkNothingNewerIsReleased(id, job);
    }

    private void checkCredentials(String id, Map<String, Object> job) {
        var permissions = map(job.get("permissions"));
        require(job.containsKey("environment"), id + " holds credentials without a protected environment");
        require(
                Boolean.FALSE.equals(map(workflow.body().get("concurrency")).get("cancel-in-progress")),
                id + " may run twice at once, or be cut off half-way");
        require("write".equals(permissions.get("id-token")), id + " cannot ask for an OIDC token");
        require("read".equals(permissions.get("contents")), id + " holds credentials and may change the repository");
        require(!job.toString().contains("aws-access-key-id"), id + " uses a stored key");
    }

    private void checkDeployment(String id, Map<String, Object> job) {
        require(String.valueOf(job.get("needs")).contains("build"), id + " does not wait for the build");
        require(job.toString().contains("actions/download-artifact@"), id + " does not deploy what was verified");
        var runs = Workflow.steps(job).stream()
                .filter(step -> step.containsKey("run"))
                .toList();
        require(
                runs.stream().anyMatch(step -> step.toString().contains("quittance-deploy.jar smoke")),
                id + " does not try whether it pays");
        require(
                String.valueOf(runs.getLast().get("if")).contains("failure()")
                        && runs.getLast().toString().contains("target/previous"),
                id + " does not go back when it fails");
        require(
                runs.getLast().toString().contains("--exclusively"),
                id + " goes back in the order in which values cannot go");
    }

    /** When a step's time is over, the step has failed; when the job's is, the job is cancelled and does nothing more. */
    private void checkTimeToGoBack(String id, Map<String, Object> job) {
        var bounds = Workflow.steps(job).stream()
                .filter(step -> step.toString().matches(".*(cdk deploy --all|quittance-deploy.jar smoke).*"))
                .map(WorkflowRules::minutes)
                .toList();
        require(
                !bounds.contains(0)
                        && bounds.stream().mapToInt(minutes -> minutes).sum() + BACK_MINUTES_MIN <= minutes(job),
                id + " is cut off before it can go back");
    }

    private static int minutes(Map<String, Object> node) {
        return node.get("timeout-minutes") instanceof Integer minutes ? minutes : 0;
    }

    /** GitHub lets anybody repeat a run of last month. */
    private void checkNothingNewerIsReleased(String id, Map<String, Object> job) {
        var untilItTakesPlace = job.toString().split("cdk deploy|gh release create", 2);
        require(
                untilItTakesPlace.length == 1 || untilItTakesPlace[0].contains("-le \"$GITHUB_RUN_NUMBER\""),
                id + " may put the past over the present");
    }

    private void checkStep(Map<String, Object> step) {
        if (step.get("uses") instanceof String uses) {
            require(isPinned(uses), "uses " + uses + ", which is not pinned to a commit");
            if (uses.startsWith("actions/checkout@")) {
                require(
                        Boolean.FALSE.equals(map(step.get("with")).get("persist-credentials")),
                        "leaves the token in the checkout");
            }
        }
        if (step.get("run") instanceof String run) {
            require(!run.contains("${{"), "puts an expression into a shell: " + run);
            if (run.contains("gh release create")) {
                require(!run.contains("--target"), "tags a commit, which GitHub refuses once a workflow changed");
                require(run.contains("commit $GITHUB_SHA"), "releases without saying which commit");
                require(run.contains("--latest"), "leaves it to dates which release is the last");
            }
            require(
                    !run.contains("gh release download") || !step.containsKey("continue-on-error"),
                    "takes a release that GitHub fails to hand over for none");
            require(run.lines().count() <= COMMAND_LINES_MAX, "hides logic in a shell: " + run);
        }
    }

    private void checkPullRequest() {
        require(!workflow.body().toString().contains("secrets"), "lets a pull request see secrets");
        workflow.jobs()
                .forEach((id, job) -> require(
                        !map(map(job).get("permissions")).containsValue("write"), id + " may write on a pull request"));
    }

    private static boolean isPinned(String uses) {
        return PINNED.matcher(uses).matches() || LOCAL.matcher(uses).matches();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(workflow.name() + " " + otherwise);
        }
    }
}
