package dev.quittance.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SettingsFileTest {

    @Test
    void environments_areThree() throws IOException {
        assertThat(SettingsFile.readAll(Assembly.REPOSITORY))
                .extracting(Settings::name)
                .containsExactly("dev", "prod", "stage");
    }

    @Test
    void field_thatIsUnknown_isNamed() throws IOException {
        var json = prod().replace("\"account\"", "\"acount\": \"1\", \"account\"");
        assertThatThrownBy(() -> SettingsFile.parse(json)).hasMessageContaining("acount");
    }

    @Test
    void field_thatIsMissing_isNamed() throws IOException {
        var json = prod().replace("\"multi_az\": true,", "");
        assertThatThrownBy(() -> SettingsFile.parse(json)).hasMessageContaining("multi_az");
    }

    @Test
    void zone_ofAnotherRegion_isRefused() throws IOException {
        var json = prod().replace("us-east-1b", "eu-west-1b");
        assertThatThrownBy(() -> SettingsFile.parse(json)).hasMessageContaining("eu-west-1b");
    }

    @Test
    void backups_shorterThanTwoWeeks_areRefused() throws IOException {
        var json = prod().replace("\"backup_days\": 30", "\"backup_days\": 7");
        assertThatThrownBy(() -> SettingsFile.parse(json)).hasMessageContaining("database.backup_days");
    }

    @Test
    void bastion_openedToEverybody_isRefused() throws IOException {
        for (var block : new String[] {"0.0.0.0/0", "203.0.0.0/8", "203.0.113.7"}) {
            var json = prod().replace("\"operator_addresses\": []", "\"operator_addresses\": [\"" + block + "\"]");
            assertThatThrownBy(() -> SettingsFile.parse(json)).hasMessageContaining("edge.operator_addresses");
        }
    }

    @Test
    void domain_outsideOfItsZone_isRefused() throws IOException {
        var json = prod().replace("\"zone\": \"quittance.example\"", "\"zone\": \"other.example\"");
        assertThatThrownBy(() -> SettingsFile.parse(json)).hasMessageContaining("edge.domain");
    }

    private static String prod() throws IOException {
        return Files.readString(Assembly.REPOSITORY.resolve("deploy-cdk/environments/prod.json"));
    }
}
