package dev.quittance.deploy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.kept.Kept;
import dev.quittance.deploy.plan.PlanCommand;
import dev.quittance.deploy.settings.SettingsFile;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayKeyTest {

    private final ByteArrayOutputStream plan = new ByteArrayOutputStream();

    /** The operations guide names the label. */
    @Test
    void nextGeneration_isAnotherKey_thatTakesAwayNothingThatIsKept(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("dev.json"),
                Files.readString(Assembly.settingsFile("dev"))
                        .replace("\"key_generation\": 1", "\"key_generation\": 2"));
        var next = Assembly.synthesize(SettingsFile.read(file), folder.resolve("next"));
        assertThat(Templates.of(next).one("AWS::ApiGateway::ApiKey", "Gateway").logicalId())
                .startsWith("GatewayKey2");
        assertThat(Kept.lines(Templates.of(next))).isEqualTo(Kept.lines(Assembly.templates("dev")));
        assertThat(isAllowed(Assembly.folder("dev"), next, "")).isFalse();
        assertThat(isAllowed(Assembly.folder("dev"), next, "allow-replacement")).isTrue();
        assertThat(plan.toString(StandardCharsets.UTF_8))
                .contains("GatewayKey1")
                .doesNotContain("Data loss");
    }

    private boolean isAllowed(Path released, Path proposed, String labels) {
        var arguments = List.of(released.toString(), proposed.toString(), labels);
        return PlanCommand.run(arguments, new PrintStream(plan, true, StandardCharsets.UTF_8));
    }
}
