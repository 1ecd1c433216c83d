package dev.quittance.cloud.settings;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Ports for what a test starts itself, found as a run finds its own: the system gives them to nobody meanwhile. */
public final class FreePorts {

    private static final Settings ANY = Settings.of(Map.of("port.api", "0"));
    private static final Set<Port> OTHERS = EnumSet.complementOf(EnumSet.of(Port.API));
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    /** Another one each time. */
    public static synchronized int next() {
        return Stream.generate(() -> Ports.claim(ANY, OTHERS).of(Port.API))
                .filter(GIVEN::add)
                .findFirst()
                .orElseThrow();
    }
}
