package dev.quittance.cloud.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The ports of this run. {@code port.<name>=0} takes a free one, which then stays the same over restarts. */
public final class Ports {

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    /** Finds a number for each port, having listened on every one for a moment to know that it can. */
    public static Ports claim(Settings settings, Set<Port> unused) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        List<ServerSocket> claimed = new ArrayList<>();
        try {
            for (var port : EnumSet.complementOf(EnumSet.copyOf(plusNone(unused)))) {
                var socket = listen(port, settings.number(setting(port), port.usual()));
                claimed.add(socket);
                numbers.put(port, socket.getLocalPort());
            }
            return new Ports(numbers);
        } finally {
            claimed.forEach(Ports::close);
        }
    }

    public int of(Port port) {
        var number = numbers.get(port);
        if (number == null) {
            throw new IllegalArgumentException(port + " is not used in this run");
        }
        return number;
    }

    public String url(Port port) {
        return "http://127.0.0.1:" + of(port);
    }

    private static EnumSet<Port> plusNone(Set<Port> ports) {
        var set = EnumSet.noneOf(Port.class);
        set.addAll(ports);
        return set;
    }

    private static ServerSocket listen(Port port, int number) {
        try {
            return new ServerSocket(number, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new CannotStartException(
                    "port %d for %s is taken; stop what listens there, or choose another with -Dquittance.local.%s=…"
                            .formatted(number, port.serves(), setting(port)),
                    e);
        }
    }

    private static String setting(Port port) {
        return "port." + port.name().toLowerCase(Locale.ROOT);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
