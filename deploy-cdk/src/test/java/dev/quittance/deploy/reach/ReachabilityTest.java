package dev.quittance.deploy.reach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.settings.SettingsFile;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.HeldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

class ReachabilityTest {

    private static final String TABLE = "reachability.md";

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void ways_areThoseOfTheTable_bothWays(String environment) {
        HeldFile.holds(TABLE, report(Assembly.templates(environment)));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void change_ofAnyWall_isNoticed(Mutation mutation) {
        assertThat(reportOrRefusal(mutation.in(Assembly.prod()))).isNotEqualTo(HeldFile.text(TABLE));
    }

    @Test
    void operators_reachTheBastionFromTheirAddresses_andNobodyElseDoes(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("dev.json"),
                Files.readString(Assembly.settingsFile("dev"))
                        .replace("\"operator_addresses\": []", "\"operator_addresses\": [\"203.0.113.0/24\"]"));
        var app = new App(AppProps.builder().outdir(folder.toString()).build());
        new NetworkStack(app, SettingsFile.read(file));
        app.synth();
        var group = Templates.of(folder).one("AWS::EC2::SecurityGroup", "WallsBastion");
        var templates = Assembly.templates("dev").copy();
        ((ObjectNode) templates.template("Network").path("Resources")).set(group.logicalId(), group.body());
        var reachability = new Reachability(templates);
        assertThat(reachability.between("203.0.113.0/24", "Bastion", EnumSet.allOf(Wall.class)))
                .containsExactly(Traffic.tcp(22));
        assertThat(reachability.between(Reachability.INTERNET, "Bastion", EnumSet.allOf(Wall.class)))
                .containsExactly(Traffic.NONE);
    }

    static List<Mutation> mutations() {
        return Mutations.of(Assembly.prod());
    }

    private static String report(Templates templates) {
        return Report.of(new Reachability(templates));
    }

    private static String reportOrRefusal(Templates templates) {
        try {
            return report(templates);
        } catch (IllegalArgumentException e) {
            return e.toString();
        }
    }
}
