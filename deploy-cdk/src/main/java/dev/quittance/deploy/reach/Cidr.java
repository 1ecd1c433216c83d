package dev.quittance.deploy.reach;

import java.util.List;
import java.util.stream.Stream;

/** A block of IPv4 addresses. */
record Cidr(String text, long first, long last) {

    static final Cidr EVERYWHERE = parse("0.0.0.0/0");

    /** Nobody of the internet has these: private, multicast, reserved, broadcast. */
    private static final List<Cidr> NOT_PUBLIC = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3")
            .map(Cidr::parse)
            .toList();

    static Cidr parse(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}")) {
            throw new IllegalArgumentException("not an IPv4 block: " + text);
        }
        var slash = text.indexOf('/');
        var address = 0L;
        for (var part : text.substring(0, slash).split("\\.", -1)) {
            address = (address << 8) | Integer.parseInt(part);
        }
        var size = 1L << (32 - Integer.parseInt(text.substring(slash + 1)));
        var first = address / size * size;
        return new Cidr(text, first, first + size - 1);
    }

    boolean covers(Cidr other) {
        return first <= other.first && other.last <= last;
    }

    boolean meets(Cidr other) {
        return first <= other.last && other.first <= last;
    }

    /** Whether it is a part of the internet, and not the whole. */
    boolean isPublic() {
        return !covers(EVERYWHERE) && NOT_PUBLIC.stream().noneMatch(block -> block.covers(this));
    }
}
