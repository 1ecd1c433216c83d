package dev.quittance.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.process.Supervised;
import dev.quittance.cloud.settings.FreePorts;
import dev.quittance.cloud.settings.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server as it runs in the platform. */
class PostgreSqlTest {

    @TempDir
    private Path folder;

    private final PlatformLog log = new PlatformLog(System.out);
    private final int port = FreePorts.next();
    private StateFolder state;
    private Supervised postgreSql;

    @BeforeEach
    void prepare() throws Exception {
        state = StateFolder.lock(folder, folder.resolve("cache"));
        postgreSql = supervised();
    }

    @AfterEach
    void stop() {
        postgreSql.stop();
        state.close();
    }

    @Test
    void start_afterAPowerCut_ignoresWhoGotTheProcessId() throws Exception {
        postgreSql.start();
        postgreSql.stop();
        var stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(state.data("postgresql/postmaster.pid"), stranger.pid() + "\n");
        postgreSql = supervised();
        postgreSql.start();
        stranger.destroyForcibly();
        var role = Provisioning.Role.QUITTANCE_OWNER;
        try (var connection = DriverManager.getConnection(Provisioning.jdbcUrl(port), role.user(), role.password())) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void folderOfAStartThatWasCutOff_isForgotten() throws Exception {
        Files.createDirectories(state.data("postgresql-new/data/base"));
        new PostgreSql(state, port, log).command();
        assertThat(state.data("postgresql-new")).doesNotExist();
    }

    private Supervised supervised() {
        return new Supervised(new PostgreSql(state, port, log), new ProcessRecords(state.processes()), log, () -> {});
    }
}
