package dev.quittance.deploy.reach;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Protocols and their ports. Immutable. */
final class Traffic {

    static final Traffic NONE = new Traffic();
    static final Traffic ALL = of("-1", -1, -1);

    /** Where an answer comes back to. */
    private static final int EPHEMERAL = 1024;

    private final Map<Protocol, BitSet> ports = new EnumMap<>(Protocol.class);

    private Traffic() {
        for (var protocol : Protocol.values()) {
            ports.put(protocol, new BitSet());
        }
    }

    /** @param from -1 for every port */
    static Traffic of(String protocols, int from, int to) {
        var traffic = new Traffic();
        for (var protocol : Protocol.named(protocols)) {
            var all = from == -1 || protocol == Protocol.OTHER;
            var last = protocol == Protocol.ICMP ? from : to; // of ICMP, the second number is a code
            traffic.of(protocol).set(all ? 0 : from, all ? protocol.ports() : last + 1);
        }
        return traffic;
    }

    static Traffic tcp(int port) {
        return of("tcp", port, port);
    }

    Traffic and(Traffic other) {
        return combined(other, BitSet::and);
    }

    Traffic or(Traffic other) {
        return combined(other, BitSet::or);
    }

    Traffic minus(Traffic other) {
        return combined(other, BitSet::andNot);
    }

    /** Of this, what can be when {@code back} is all that may return: a TCP connection has answers, the others need none. */
    Traffic answeredBy(Traffic back) {
        var answered = or(NONE);
        if (back.of(Protocol.TCP).nextClearBit(EPHEMERAL) < Protocol.TCP.ports()) {
            answered.of(Protocol.TCP).clear();
        }
        return answered;
    }

    boolean isEmpty() {
        return ports.values().stream().allMatch(BitSet::isEmpty);
    }

    private BitSet of(Protocol protocol) {
        return Objects.requireNonNull(ports.get(protocol));
    }

    private Traffic combined(Traffic other, BiConsumer<BitSet, BitSet> operation) {
        var result = new Traffic();
        for (var protocol : Protocol.values()) {
            result.of(protocol).or(of(protocol));
            operation.accept(result.of(protocol), other.of(protocol));
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Traffic traffic && ports.equals(traffic.ports);
    }

    @Override
    public int hashCode() {
        return ports.hashCode();
    }

    /** {@code 443, 587, udp 53}, {@code all}, or nothing. */
    @Override
    public String toString() {
        if (equals(ALL)) {
            return "all";
        }
        var words = new ArrayList<String>();
        for (var protocol : Protocol.values()) {
            var bits = of(protocol);
            for (var from = bits.nextSetBit(0); from >= 0; ) {
                var end = bits.nextClearBit(from);
                var name = protocol == Protocol.TCP ? "" : protocol.name().toLowerCase(Locale.ROOT) + " ";
                words.add(name + (end - from == 1 ? "" + from : from + "-" + (end - 1)));
                from = bits.nextSetBit(end);
            }
        }
        return String.join(", ", words);
    }
}
