package dev.quittance.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostEnvironmentTest {

    @TempDir
    Path folder;

    @Test
    void password_isReadFromTheFileThatSystemdLends() throws IOException {
        var file = Files.writeString(folder.resolve("owner.properties"), """
                config_ordinal=290
                quarkus.flyway.username=quittance_owner
                quarkus.flyway.password=a\\\\b=c
                """);
        var environment = HostEnvironment.of(Map.of("QUARKUS_CONFIG_LOCATIONS", file.toString()));
        assertThat(environment.required("QUARKUS_FLYWAY_USERNAME")).isEqualTo("quittance_owner");
        assertThat(environment.required("QUARKUS_FLYWAY_PASSWORD")).isEqualTo("a\\b=c");
    }

    @Test
    void variable_countsMoreThanTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("owner.properties"), "quarkus.flyway.username=other\n");
        var environment = HostEnvironment.of(
                Map.of("QUARKUS_CONFIG_LOCATIONS", file.toString(), "QUARKUS_FLYWAY_USERNAME", "quittance_owner"));
        assertThat(environment.required("QUARKUS_FLYWAY_USERNAME")).isEqualTo("quittance_owner");
    }

    @Test
    void owner_findsTheDatabaseWhereTheApplicationDoes() {
        var environment = HostEnvironment.of(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db/quittance"));
        assertThat(environment.url("QUARKUS_FLYWAY")).isEqualTo("jdbc:postgresql://db/quittance");
    }

    @Test
    void file_thatIsMissing_isNamed() {
        assertThatThrownBy(() -> HostEnvironment.of(Map.of("QUARKUS_CONFIG_LOCATIONS", "/nowhere/owner.properties")))
                .hasMessageContaining("/nowhere/owner.properties");
    }
}
