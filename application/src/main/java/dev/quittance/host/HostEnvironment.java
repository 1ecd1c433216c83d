package dev.quittance.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The settings that a command reads: the same variables as the application's, so that a host has one set of them. What
 * must not be a variable stands in the properties files that {@code QUARKUS_CONFIG_LOCATIONS} names, as for the application.
 */
record HostEnvironment(Map<String, String> variables) {

    private static final String LOCATIONS = "QUARKUS_CONFIG_LOCATIONS";

    /** @throws HostCommandException when a file can't be read */
    static HostEnvironment of(Map<String, String> environment) {
        var variables = new HashMap<>(environment);
        for (var location : environment.getOrDefault(LOCATIONS, "").split(",", -1)) {
            if (!location.isBlank()) {
                var file = read(Path.of(location.strip()));
                file.stringPropertyNames()
                        .forEach(name -> variables.putIfAbsent(variable(name), file.getProperty(name)));
            }
        }
        return new HostEnvironment(variables);
    }

    String required(String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new HostCommandException("set " + name);
        }
        return value;
    }

    /** Where the role that a prefix names finds the database: where the application does, unless it is told another place. */
    String url(String prefix) {
        var own = variables.get(prefix + "_JDBC_URL");
        return own == null ? required("QUARKUS_DATASOURCE_JDBC_URL") : own;
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

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new HostCommandException("can't read " + file, e);
        }
    }

    /** {@code quarkus.flyway.username} is {@code QUARKUS_FLYWAY_USERNAME}. */
    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
