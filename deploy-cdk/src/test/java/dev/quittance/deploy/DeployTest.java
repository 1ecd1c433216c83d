package dev.quittance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.migration.MigrationsCommand;
import dev.quittance.deploy.plan.PlanCommand;
import dev.quittance.deploy.smoke.SmokeCommand;
import dev.quittance.deploy.tunnel.TunnelCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployTest {

    @ParameterizedTest
    @ValueSource(strings = {PlanCommand.USAGE, MigrationsCommand.USAGE, SmokeCommand.USAGE, TunnelCommand.USAGE})
    void everyCommandOfTheUsage_isOne(String usage) {
        assertThat(complaintsAbout(usage.split(" ", 2)[0])).isEqualToIgnoringNewLines("usage: " + usage);
    }

    @Test
    void anotherCommand_isAnsweredWithAllThereAre() {
        assertThat(complaintsAbout("fly")).contains(PlanCommand.USAGE, MigrationsCommand.USAGE, TunnelCommand.USAGE);
    }

    private static String complaintsAbout(String command) {
        var complaints = new ByteArrayOutputStream();
        assertThat(Deploy.run(List.of(command), new PrintStream(complaints, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        return complaints.toString(StandardCharsets.UTF_8);
    }
}
