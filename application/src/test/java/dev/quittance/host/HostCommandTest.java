package dev.quittance.host;

import static dev.quittance.test.Webhooks.eventually;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;

import dev.quittance.test.Console;
import dev.quittance.test.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HostCommandTest {

    @Inject
    Console console;

    @Test
    void newMerchant_canUseItsKeyAtOnce_untilItIsSuspended() {
        var told = run("merchant", "create", "Lamps and Sons", "test", "lamps@example.com");
        var key = told.replaceAll("(?s).*secret +(sk_test_\\S+).*", "$1");
        assertThat(payments(key)).isEqualTo(200);
        var id = told.replaceAll("(?s)merchant (\\S+).*", "$1");
        assertThat(run("merchant", "suspend", id)).contains("is suspended");
        // The key is remembered for a few seconds.
        eventually().until(() -> payments(key) == 401);
        assertThat(run("merchant", "resume", id)).contains("may go on");
        eventually().until(() -> payments(key) == 200);
    }

    @Test
    void firstOperator_isToldASecret_thatOpensTheConsole() {
        var told = run("operator", "create", "first", "admin");
        console.as("first", told.replaceAll("(?s).*secret +(\\S+).*", "$1"))
                .get("/admin")
                .then()
                .header("Location", endsWith("/admin/password"));
        assertThatThrownBy(() -> run("operator", "create", "first", "viewer")).hasMessageContaining("already");
        assertThatThrownBy(() -> run("operator", "create", "second", "root")).hasMessageContaining("the role is");
    }

    @Test
    void mistypedCommand_tellsTheUsage() {
        assertThatThrownBy(() -> run("merchant", "crate", "x"))
                .isInstanceOf(HostCommandException.class)
                .hasMessageContaining("merchant create NAME test|live");
        assertThatThrownBy(() -> run("merchant", "create", "x")).hasMessageContaining("an argument is missing");
        assertThatThrownBy(() -> run("merchant", "suspend", "mer_nobody")).hasMessageContaining("no merchant");
    }

    @Test
    void missingSetting_isNamed() {
        assertThatThrownBy(() -> HostCommand.parse("migrate").run(new HostEnvironment(Map.of()), System.out))
                .hasMessage("set QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void provisionAndMigrate_makeAnEmptyDatabaseReady_andMayBeRepeated() throws Exception {
        try (var postgres = Database.server().start()) {
            var environment = environmentOf(postgres);
            for (int i = 0; i < 2; i++) {
                HostCommand.parse("provision").run(environment, System.out);
                HostCommand.parse("migrate").run(environment, System.out);
            }
        }
    }

    @Test
    void migrationThatHasToWait_givesUp_ratherThanHaveEveryPaymentWaitBehindIt() throws Exception {
        try (var postgres = Database.server().start();
                var other = postgres.getPostgresDatabase().getConnection();
                var statement = other.createStatement()) {
            var environment = environmentOf(postgres);
            HostCommand.parse("provision").run(environment, System.out);
            other.setAutoCommit(false);
            statement.execute("CREATE TABLE payment ()");
            assertThatThrownBy(() -> HostCommand.parse("migrate").run(environment, System.out))
                    .hasStackTraceContaining("lock timeout");
            other.rollback();
            HostCommand.parse("migrate").run(environment, System.out);
        }
    }

    private static HostEnvironment environmentOf(EmbeddedPostgres postgres) {
        return new HostEnvironment(Map.of(
                "QUITTANCE_PROVISION_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "QUITTANCE_PROVISION_USERNAME", "postgres",
                "QUITTANCE_PROVISION_PASSWORD", "postgres",
                "QUARKUS_FLYWAY_JDBC_URL", postgres.getJdbcUrl("quittance_owner", "postgres"),
                "QUARKUS_FLYWAY_USERNAME", "quittance_owner",
                "QUARKUS_FLYWAY_PASSWORD", "it's secret",
                "QUARKUS_DATASOURCE_PASSWORD", "app"));
    }

    private static int payments(String key) {
        return given().header("Authorization", "Bearer " + key)
                .get("/api/v1/payments")
                .statusCode();
    }

    private static String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var environment = new HostEnvironment(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                        ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class),
                "QUARKUS_DATASOURCE_USERNAME", "quittance_app",
                "QUARKUS_DATASOURCE_PASSWORD", "app"));
        HostCommand.parse(arguments).run(environment, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }
}
