package dev.quittance.cloud.bench;

import java.util.Collection;
import java.util.List;

/** Times in milliseconds, in order. */
record Latencies(List<Double> sorted) {

    static Latencies ofNanos(Collection<Long> nanos) {
        var sorted = nanos.stream().map(each -> each / 1e6).sorted().toList();
        return new Latencies(sorted);
    }

    /** The smallest time that so many percent of all do not exceed; NaN when there is none at all. */
    double percentile(double percent) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        var rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    int count() {
        return sorted.size();
    }

    @Override
    public String toString() {
        return "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms".formatted(percentile(50), percentile(95), percentile(99));
    }
}
