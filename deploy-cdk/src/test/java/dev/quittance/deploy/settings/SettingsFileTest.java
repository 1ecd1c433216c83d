package dev.quittance.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SettingsFileTest {

    private static final String NOBODYS = "111122223333";

    /** Whichever an operator keeps, with whatever values. */
    @Test
    void environments_thatWillBeDeployed_areValid() throws IOException {
        assertThat(SettingsFile.readAll(Assembly.REPOSITORY)).isNotEmpty();
    }

    /** As long as an environment is nobody's, the tests must not prove another one than it shows. */
    @Test
    void environment_withoutAnAccountOfItsOwn_isTheOneThatIsTested() throws IOException {
        assertThat(SettingsFile.readAll(Assembly.REPOSITORY))
                .filteredOn(settings -> settings.account().equals(NOBODYS))
                .allSatisfy(settings -> assertThat(settings).isEqualTo(Assembly.settings(settings.name())));
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
        return Files.readString(Assembly.settingsFile("prod"));
    }
}
