package dev.quittance.cloud.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Makes the two roles and the database, as an administrator does on RDS before the first deployment. */
public final class Provisioning {

    static final String SUPERUSER = "postgres";
    static final String SUPERUSER_PASSWORD = "postgres-local";

    private static final String DATABASE = "quittance";
    private static final String ADD_ROLES = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quittance_owner') THEN
                    CREATE ROLE quittance_owner LOGIN PASSWORD 'quittance_owner-local';
                END IF;
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quittance_app') THEN
                    CREATE ROLE quittance_app LOGIN PASSWORD 'quittance_app-local';
                END IF;
            END $$""";

    private final int port;

    private Provisioning(int port) {
        this.port = port;
    }

    static Provisioning of(int port) {
        return new Provisioning(port);
    }

    /** A login of the database, which only this machine can reach. */
    public enum Role {
        QUITTANCE_OWNER,
        QUITTANCE_APP;

        public String user() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public String password() {
            return user() + "-local";
        }
    }

    public static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public static String libpqUri(int port, Role role) {
        return "postgresql://" + role.user() + ":" + role.password() + "@127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Does what is not done yet, so a start that was cut off anywhere is taken up again. */
    void run() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(ADD_ROLES);
            try (var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + Role.QUITTANCE_OWNER.user());
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", SUPERUSER_PASSWORD);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }
}
