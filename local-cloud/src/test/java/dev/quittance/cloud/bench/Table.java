package dev.quittance.cloud.bench;

import dev.quittance.cloud.bench.OpenLoad.Measured;
import java.util.Locale;
import java.util.TreeSet;

/** What was measured, for the README. */
final class Table {

    private final String dynamoDb;
    private final StringBuilder rates = new StringBuilder();
    private final StringBuilder processes = new StringBuilder();

    Table(String dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void add(Measured measured, Consumption before, Consumption after) {
        var times = measured.latencies();
        rates.append(String.format(
                Locale.ROOT,
                "| %d | %s | %.0f | %.0f | %.0f | %d of %d |%n",
                measured.perSecond(),
                measured.isSustained() ? "yes" : "no",
                times.percentile(50),
                times.percentile(95),
                times.percentile(99),
                times.count(),
                measured.sent()));
        var names = new TreeSet<>(after.processes().keySet());
        for (var name : names) {
            var used = after.processes().get(name);
            processes.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %.2f | %d |%n",
                    measured.perSecond(),
                    name,
                    after.processors(name, before),
                    used == null ? 0 : used.residentMib()));
        }
    }

    String text() {
        return """
                DynamoDB Local kept %s; %d processors, which the load generator shares.

                | payments/s | sustained | p50 ms | p95 ms | p99 ms | resolved |
                |---|---|---|---|---|---|
                %s
                | payments/s | process | processors busy | MiB resident |
                |---|---|---|---|
                %s""".formatted(
                        dynamoDb.equals("disk") ? "on disk" : "in memory",
                        Runtime.getRuntime().availableProcessors(),
                        rates,
                        processes);
    }
}
