package dev.quittance.cloud.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What processes have used so far, as the Linux kernel counts it. */
record Consumption(long atNanos, Map<String, Used> processes) {

    private static final double TICKS_PER_SECOND = 100;

    /** @param residentMib of physical memory; of shared pages its share */
    record Used(double processorSeconds, long residentMib) {}

    /** @param processes ids by name; children of a process count with it */
    static Consumption of(Map<String, Long> processes) throws IOException {
        var used = new TreeMap<String, Used>();
        for (var process : processes.entrySet()) {
            var total = of(process.getValue());
            for (var child : ProcessHandle.of(process.getValue())
                    .map(ProcessHandle::children)
                    .orElseGet(java.util.stream.Stream::empty)
                    .filter(child -> !processes.containsValue(child.pid()))
                    .toList()) {
                var more = of(child.pid());
                total = new Used(
                        total.processorSeconds() + more.processorSeconds(), total.residentMib() + more.residentMib());
            }
            used.put(process.getKey(), total);
        }
        return new Consumption(System.nanoTime(), used);
    }

    double secondsSince(Consumption before) {
        return (atNanos - before.atNanos()) / 1e9;
    }

    /** How many processors a process kept busy since then; of one that was not there then, since it started. */
    double processors(String process, Consumption since) {
        var now = processes.getOrDefault(process, new Used(0, 0));
        var then = since.processes().getOrDefault(process, new Used(0, 0));
        return (now.processorSeconds() - then.processorSeconds()) / secondsSince(since);
    }

    /** Of physical memory; 0 for a process that is not there. */
    long residentMib(String process) {
        return processes.getOrDefault(process, new Used(0, 0)).residentMib();
    }

    private static Used of(long pid) throws IOException {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The second field is the name in parentheses, which may hold anything.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            var ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return new Used(ticks / TICKS_PER_SECOND, residentMib(pid));
        } catch (NoSuchFileException e) {
            return new Used(0, 0);
        }
    }

    /** Proportional where the kernel tells it: PostgreSQL's processes share most of what they hold. */
    private static long residentMib(long pid) throws IOException {
        var rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (var lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }
}
