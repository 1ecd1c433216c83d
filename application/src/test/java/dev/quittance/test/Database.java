package dev.quittance.test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the tests, provisioned as production's is: an owner who migrates, and the application. */
@QuarkusTestResource(Database.class)
public class Database implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = server().start();
            provision(postgres);
            return Map.of(
                    "quarkus.datasource.jdbc.url", postgres.getJdbcUrl("quittance_app", "quittance"),
                    "quarkus.datasource.username", "quittance_app",
                    "quarkus.datasource.password", "app",
                    "quarkus.flyway.migrate-at-start", "true",
                    "quarkus.flyway.jdbc-url", postgres.getJdbcUrl("quittance_owner", "quittance"),
                    "quarkus.flyway.username", "quittance_owner",
                    "quarkus.flyway.password", "owner");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on every machine, whatever its locale. */
    public static EmbeddedPostgres.Builder server() {
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .setPGStartupWait(Duration.ofMinutes(1));
    }

    private static void provision(EmbeddedPostgres postgres) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE quittance_owner LOGIN PASSWORD 'owner'");
            statement.execute("CREATE ROLE quittance_app LOGIN PASSWORD 'app'");
            statement.execute("CREATE DATABASE quittance OWNER quittance_owner");
        } catch (SQLException e) {
            throw new IllegalStateException("the test database can't be provisioned", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
