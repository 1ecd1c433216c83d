package dev.quittance.gateway;

import dev.quittance.events.Mode;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One gateway for each mode: test money never reaches a real PSP, nor real money the sandbox. */
public final class Gateways {

    private final Map<Mode, Gateway> byMode;

    public Gateways(Stream<? extends Gateway> gateways) {
        byMode = gateways.collect(Collectors.toMap(Gateway::mode, Function.identity()));
    }

    /** @throws IllegalStateException when this installation has none; its messages belong in the dead letters */
    public Gateway of(Mode mode) {
        var gateway = byMode.get(mode);
        if (gateway == null) {
            throw new IllegalStateException("there is no gateway for " + mode + " payments");
        }
        return gateway;
    }
}
