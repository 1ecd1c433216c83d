package dev.quittance.console;

import dev.quittance.admin.OverviewConsole.Hop;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often a hop took how many milliseconds; in two digits, so that a week's times are a few hundred numbers. */
final class HopTimes {

    private final NavigableMap<Long, Long> timesByMillis = new TreeMap<>();

    void add(long millis, long times) {
        timesByMillis.merge(millis, times, Long::sum);
    }

    Hop of(String verb) {
        return new Hop(verb, times(), percentile(50), percentile(95), percentile(99));
    }

    private long times() {
        return timesByMillis.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The least that so many of 100 took no longer than. */
    private long percentile(int percent) {
        long needed = Math.ceilDiv(times() * percent, 100);
        for (var each : timesByMillis.entrySet()) {
            needed -= each.getValue();
            if (needed <= 0) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("nothing passed, so nothing took any time");
    }
}
