package dev.quittance.deploy.reach;

import java.util.List;
import java.util.Locale;

/** Of IP. {@link #OTHER} stands for all that are not named. */
enum Protocol {
    TCP(65_536, "6"),
    UDP(65_536, "17"),
    ICMP(256, "1"),
    OTHER(1, "");

    private final int ports;
    private final String number;

    Protocol(int ports, String number) {
        this.ports = ports;
        this.number = number;
    }

    /** How many ports there are; for ICMP, types. */
    int ports() {
        return ports;
    }

    /** @param name as templates write it: a name, a number, or -1 for all */
    static List<Protocol> named(String name) {
        if (name.equals("-1")) {
            return List.of(values());
        }
        for (var protocol : values()) {
            if (name.equals(protocol.number) || name.equals(protocol.name().toLowerCase(Locale.ROOT))) {
                return List.of(protocol);
            }
        }
        return List.of(OTHER);
    }
}
