package dev.quittance.host;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The settings that a command reads: the same variables as the application's, so that a host has one set of them. */
record HostEnvironment(Map<String, String> variables) {

    String required(String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new HostCommandException("set " + name);
        }
        return value;
    }

    /** A connection of the role that a prefix names: {@code QUARKUS_FLYWAY} the owner's, {@code QUARKUS_DATASOURCE} the application's. */
    Connection connect(String prefix) {
        var url = required(prefix + "_JDBC_URL");
        try {
            return DriverManager.getConnection(url, required(prefix + "_USERNAME"), required(prefix + "_PASSWORD"));
        } catch (SQLException e) {
            throw new HostCommandException("can't connect to the database", e);
        }
    }
}
