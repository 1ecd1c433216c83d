package dev.quittance.cloud.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Settings by name: the system property {@code quittance.local.<name>}, else the environment variable of the same name
 * in capitals with underscores ({@code queue.payment-execute.visibility-seconds} is
 * {@code QUITTANCE_LOCAL_QUEUE_PAYMENT_EXECUTE_VISIBILITY_SECONDS}), else the default of whoever asks.
 */
public final class Settings {

    private static final String PREFIX = "quittance.local.";

    private final Map<String, String> properties;
    private final Map<String, String> environment;

    private Settings(Map<String, String> properties, Map<String, String> environment) {
        this.properties = Map.copyOf(properties);
        this.environment = Map.copyOf(environment);
    }

    public static Settings of(Properties properties, Map<String, String> environment) {
        var named = new HashMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> named.put(name.substring(PREFIX.length()), properties.getProperty(name)));
        return new Settings(named, environment);
    }

    public static Settings of(Map<String, String> named) {
        return new Settings(named, Map.of());
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(properties.get(name))
                .or(() -> Optional.ofNullable(environment.get(variable(name))))
                .filter(value -> !value.isBlank());
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    public int number(String name, int otherwise) {
        return text(name).map(value -> parse(name, value)).orElse(otherwise);
    }

    /** True when set to anything but {@code false}, so that {@code -Dfresh} alone means yes. */
    public boolean flag(String name) {
        return Optional.ofNullable(properties.get(name))
                .or(() -> Optional.ofNullable(environment.get(variable(name))))
                .filter(value -> !value.equals("false"))
                .isPresent();
    }

    /** The variables for a child: {@code application.environment.QUARKUS_LOG_LEVEL=DEBUG} gives it that one. */
    public Map<String, String> variables(String name) {
        var variables = new HashMap<String, String>();
        collect(variables, environment, variable(name) + "_");
        collect(variables, properties, name + ".");
        return variables;
    }

    private static void collect(Map<String, String> into, Map<String, String> from, String prefix) {
        from.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                into.put(name.substring(prefix.length()), value);
            }
        });
    }

    private static String variable(String name) {
        return (PREFIX + name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static int parse(String name, String value) {
        try {
            return Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            throw new CannotStartException(PREFIX + name + " is \"" + value + "\", which is no whole number", e);
        }
    }
}
