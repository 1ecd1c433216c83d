package dev.quittance.cloud;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The platform's PostgreSQL, as its owner.
 *
 * @param uri as {@code psql} and {@code pgbench} take it, with the login
 */
public record PlatformDatabase(URI uri) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
    }

    public String user() {
        return login()[0];
    }

    public String password() {
        return login()[1];
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    private String[] login() {
        return uri.getUserInfo().split(":", 2);
    }
}
