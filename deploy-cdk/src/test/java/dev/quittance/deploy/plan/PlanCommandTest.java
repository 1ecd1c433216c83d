package dev.quittance.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.deploy.test.Assembly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void firstRelease_isAllowed() {
        assertThat(run(folder.resolve("nothing"), Assembly.folder("prod"))).isTrue();
        assertThat(text()).contains("Nothing is released yet: everything is new.", "| a month, without payments | 0 |");
    }

    @Test
    void lostTable_isRefused_andTheLabelNamed() throws IOException {
        assertThat(run(Assembly.folder("prod"), withoutTheJournal())).isFalse();
        assertThat(text()).contains("### Data loss (1)", "Data/PaymentJournal", "`allow-data-loss`");
    }

    @Test
    void lostTable_isAllowedByItsLabel() throws IOException {
        assertThat(run(Assembly.folder("prod"), withoutTheJournal(), "bug, allow-data-loss"))
                .isTrue();
        assertThat(text()).doesNotContain("Refused");
    }

    @Test
    void proposal_thatIsNowhere_isNamed() {
        assertThatThrownBy(() -> run(folder, folder.resolve("nowhere"))).hasMessageContaining("nowhere");
    }

    private boolean run(Path released, Path proposed, String... labels) {
        var arguments = new ArrayList<>(List.of(released.toString(), proposed.toString()));
        arguments.addAll(List.of(labels));
        return PlanCommand.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Path withoutTheJournal() throws IOException {
        try (var files = Files.list(Assembly.folder("prod"))) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".template.json")).toList()) {
                Files.writeString(
                        folder.resolve(file.getFileName()),
                        Files.readString(file).replace("\"PaymentJournal", "\"ReceiptJournal"));
            }
        }
        return folder;
    }
}
