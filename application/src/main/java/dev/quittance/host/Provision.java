package dev.quittance.host;

import java.io.PrintStream;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the database's two roles, or gives them new passwords; run again, it changes nothing else. Reads the
 * administrator's {@code QUITTANCE_PROVISION_JDBC_URL}, {@code _USERNAME} and {@code _PASSWORD}, and the passwords {@code
 * QUARKUS_FLYWAY_PASSWORD} of the owner and {@code QUARKUS_DATASOURCE_PASSWORD} of the application.
 */
record Provision() implements HostCommand {

    @Override
    public void run(HostEnvironment environment, PrintStream out) {
        try (var connection = environment.connect("QUITTANCE_PROVISION");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            role(statement, "quittance_owner", environment.required("QUARKUS_FLYWAY_PASSWORD"));
            role(statement, "quittance_app", environment.required("QUARKUS_DATASOURCE_PASSWORD"));
            // An administrator that is no superuser must be a member of the role to which it gives the schema.
            statement.execute("GRANT quittance_owner TO CURRENT_USER");
            statement.execute("ALTER SCHEMA public OWNER TO quittance_owner");
            connection.commit();
            out.println("roles are ready: quittance_owner, quittance_app");
        } catch (SQLException e) {
            throw new HostCommandException("the roles can't be made", e);
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        var literal = statement.enquoteLiteral(password);
        try (var found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
            var verb = found.next() ? "ALTER" : "CREATE";
            statement.execute(verb + " ROLE " + name + " LOGIN PASSWORD " + literal);
        }
    }
}
