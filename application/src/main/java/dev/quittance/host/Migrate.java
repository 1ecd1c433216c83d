package dev.quittance.host;

import java.io.PrintStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date and ends, so that the application itself never holds the owner's password. Reads {@code
 * QUARKUS_FLYWAY_USERNAME} and {@code _PASSWORD}, and {@code QUARKUS_FLYWAY_JDBC_URL} or the application's own.
 */
record Migrate() implements HostCommand {

    @Override
    public void run(HostEnvironment environment, PrintStream out) {
        try {
            var result = Flyway.configure()
                    .dataSource(
                            environment.url("QUARKUS_FLYWAY"),
                            environment.required("QUARKUS_FLYWAY_USERNAME"),
                            environment.required("QUARKUS_FLYWAY_PASSWORD"))
                    .load()
                    .migrate();
            out.println("migrations applied: " + result.migrationsExecuted);
        } catch (FlywayException e) {
            throw new HostCommandException("the schema can't be migrated", e);
        }
    }
}
