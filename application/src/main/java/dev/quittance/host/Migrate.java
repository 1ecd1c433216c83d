package dev.quittance.host;

import java.io.PrintStream;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date and ends, so that the application itself never holds the owner's password. Reads {@code
 * QUARKUS_FLYWAY_USERNAME} and {@code _PASSWORD}, and {@code QUARKUS_FLYWAY_JDBC_URL} or the application's own.
 */
record Migrate() implements HostCommand {

    /** While a statement waits for a table, every payment waits behind it: rather is nothing migrated. */
    private static final Duration LOCKS_WITHIN = Duration.ofSeconds(5);

    @Override
    public void run(HostEnvironment environment, PrintStream out) {
        try {
            var result = Flyway.configure()
                    .dataSource(
                            environment.url("QUARKUS_FLYWAY"),
                            environment.required("QUARKUS_FLYWAY_USERNAME"),
                            environment.required("QUARKUS_FLYWAY_PASSWORD"))
                    .initSql("SET lock_timeout = '" + LOCKS_WITHIN.toSeconds() + "s'")
                    .load()
                    .migrate();
            out.println("migrations applied: " + result.migrationsExecuted);
        } catch (FlywayException e) {
            throw new HostCommandException("the schema can't be migrated", e);
        }
    }
}
