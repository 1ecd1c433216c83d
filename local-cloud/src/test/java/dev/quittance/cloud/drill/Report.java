package dev.quittance.cloud.drill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a drill did and found, as a table that people read. */
record Report(
        long seed,
        List<Accepted> accepted,
        Map<String, Integer> killed,
        Map<String, Integer> askedAgain,
        Duration took,
        Duration settled,
        Evidence evidence,
        List<String> faults) {

    private Map<String, Long> commands() {
        return accepted.stream()
                .flatMap(payment -> payment.commands().stream())
                .collect(Collectors.groupingBy(Command::kind, TreeMap::new, Collectors.counting()));
    }

    String text() {
        var database = evidence.database();
        var told = evidence.told();
        return """
                | the drill | |
                |---|---|
                | seed | %d |
                | payments accepted | %d over %d plans of cards and sequels |
                | commands about them accepted | %s |
                | killed with SIGKILL | %s |
                | asked again with the same key | %s |
                | took | %d s, then quiet after %d s |
                | ended | %s |
                | inquired about | %d operations; proved never to have happened: %d |
                | PostgreSQL | %d payments, %d events, %d outcomes, %d discrepancies |
                | journal | %d items |
                | the PSP's book | %d entries, %d succeeded charges |
                | told | %d deliveries to %s and the payers: %d webhooks taken, %d of them again, and %d mails |
                | queues | %s |
                | faults | %s |
                """.formatted(
                seed,
                accepted.size(),
                accepted.stream().map(Accepted::plan).distinct().count(),
                commands(),
                killed,
                askedAgain,
                took.toSeconds(),
                settled.toSeconds(),
                database.payments().stream()
                        .map(Database.Payment::status)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
                database.operations().stream()
                        .filter(operation -> operation.inquiries() > 0)
                        .count(),
                evidence.book().entries().stream().filter(Book.Entry::isFence).count(),
                database.payments().size(),
                database.events().size(),
                database.outcomes().size(),
                database.discrepancies().size(),
                evidence.journal().items().size(),
                evidence.book().entries().size(),
                evidence.book().entries().stream().filter(Book.Entry::isPaid).count(),
                database.deliveries().size(),
                String.join(", ", told.subscribers()),
                told.webhooks().size(),
                told.webhooks().size() - told.webhooks().stream().distinct().count(),
                told.mails().size(),
                evidence.queues().areEmpty()
                        ? "empty, no dead letter"
                        : evidence.queues().messages(),
                faults.isEmpty() ? "none" : faults.size() + ":\n" + String.join("\n", faults));
    }
}
