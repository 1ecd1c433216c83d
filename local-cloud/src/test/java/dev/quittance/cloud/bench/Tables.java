package dev.quittance.cloud.bench;

import dev.quittance.cloud.bench.Measurement.Step;
import dev.quittance.cloud.bench.OpenLoad.Measured;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was measured, in Markdown. */
final class Tables {

    private Tables() {}

    static String text(Measurement disk, Measurement memory, String coldStarts) {
        return """
                %d processors, which the load generator shares.

                | payments/s | journal and book kept | sustained | p50 ms | p95 ms | p99 ms |
                |---|---|---|---|---|---|
                %s%s
                | process | processors busy at %d/s | at %d/s | MiB resident |
                |---|---|---|---|
                %s
                | cold start to first answer, s | plain | AppCDS | AOT cache |
                |---|---|---|---|
                %s""".formatted(
                        Runtime.getRuntime().availableProcessors(),
                        rates(disk, "on disk"),
                        rates(memory, "in memory"),
                        disk.usual().perSecond(),
                        disk.maximum().measured().perSecond(),
                        processes(disk.usualStep(), disk.maximum()),
                        coldStarts);
    }

    private static String rates(Measurement measurement, String kept) {
        return rate(measurement.cold(), "first " + measurement.cold().sent() + " at ", kept)
                + measurement.steps().stream()
                        .skip(1)
                        .map(step -> rate(step.measured(), "", kept))
                        .collect(Collectors.joining());
    }

    private static String rate(Measured measured, String when, String kept) {
        var times = measured.latencies();
        return String.format(
                Locale.ROOT,
                "| %s%d | %s | %s | %.0f | %.0f | %.0f |%n",
                when,
                measured.perSecond(),
                kept,
                measured.isSustained() ? "yes" : "no: %d of %d in time".formatted(measured.kept(), measured.sent()),
                times.percentile(50),
                times.percentile(95),
                times.percentile(99));
    }

    private static String processes(Step usual, Step maximum) {
        var names = new TreeSet<>(usual.after().processes().keySet());
        names.addAll(maximum.after().processes().keySet());
        var lines = names.stream()
                .map(name -> line(name, usual.processors(name), maximum.processors(name), maximum.residentMib(name)))
                .collect(Collectors.joining());
        names.remove(Measurement.LOAD);
        return lines
                + line(
                        "all but the load generator",
                        names.stream().mapToDouble(usual::processors).sum(),
                        names.stream().mapToDouble(maximum::processors).sum(),
                        names.stream().mapToLong(maximum::residentMib).sum());
    }

    private static String line(String process, double usual, double maximum, long residentMib) {
        return String.format(Locale.ROOT, "| %s | %.2f | %.2f | %d |%n", process, usual, maximum, residentMib);
    }
}
