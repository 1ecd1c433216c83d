package dev.quittance.cloud.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The ports of this run. {@code port.<name>=0} takes a free one, which then stays the same over restarts. */
public final class Ports {

    private static final int FREE_FROM = 10_000;
    /** From here on Linux gives ports to whoever asks for any, unless it was told otherwise. */
    private static final int FREE_TO = 32_768;

    private static final int TRIES_MAX = 100;

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
            return number == 0 ? listenSomewhere() : listen(number);
        } catch (IOException e) {
            throw new CannotStartException(
                    "port %d for %s is taken; stop what listens there, or choose another with -Dquittance.local.%s=…"
                            .formatted(number, port.serves(), setting(port)),
                    e);
        }
    }

    /** Not where the system itself finds free ports: it would give one to somebody else before our service listens. */
    private static ServerSocket listenSomewhere() throws IOException {
        for (int i = 1; i < TRIES_MAX; i++) {
            try {
                return listen(ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO));
            } catch (BindException e) {
                // Taken; the next may be free.
            }
        }
        return listen(0);
    }

    private static ServerSocket listen(int number) throws IOException {
        requireFree(number, InetAddress.ofLiteral("::1"));
        return new ServerSocket(number, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** Our services are not there, but whoever opens "localhost" may be led to what is. */
    private static void requireFree(int number, InetAddress address) throws IOException {
        if (NetworkInterface.getByInetAddress(address) != null) {
            new ServerSocket(number, 1, address).close();
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
