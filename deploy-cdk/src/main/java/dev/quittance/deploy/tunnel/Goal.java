package dev.quittance.deploy.tunnel;

import java.util.Locale;
import java.util.stream.Stream;

/** Where a tunnel leads. */
enum Goal {
    CONSOLE(8081),
    DATABASE(5432),
    HOST(22);

    private final int port;

    Goal(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    static Goal named(String name) {
        return Stream.of(values())
                .filter(goal -> goal.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is no goal: a tunnel leads to console, database or host"));
    }
}
