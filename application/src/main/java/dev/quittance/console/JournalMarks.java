package dev.quittance.console;

import dev.quittance.admin.PaymentConsole;
import dev.quittance.admin.PaymentConsole.Entry;
import dev.quittance.journal.Journal;
import dev.quittance.journal.Transaction;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a payment's timeline against the journal, which the recorder wrote of the same messages in another database. */
@ApplicationScoped
class JournalMarks {

    private static final int ITEMS_MAX = 500;
    private static final Set<String> TOLD = Set.of("event", "outcome");

    private final Journal journal;

    JournalMarks(Journal journal) {
        this.journal = journal;
    }

    /**
     * The newest that is recorded of a payment; empty when the journal can't be read. Read before the timeline that it is
     * held against: it is written later, and would else seem to know more.
     */
    Optional<List<Transaction>> of(String payment) {
        try {
            return Optional.of(journal.newest(payment, ITEMS_MAX).data());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Says of each message whether it is recorded, and adds what only the journal knows, as far as both go back. */
    static List<Entry> mark(List<Transaction> recorded, List<Entry> timeline) {
        var timelineFrom = timeline.size() < PaymentConsole.ENTRIES_MAX
                ? Instant.MIN
                : timeline.getFirst().at();
        var journalFrom =
                recorded.size() < ITEMS_MAX ? Instant.MIN : recorded.getLast().occurredAt();
        var items = new LinkedHashMap<String, Transaction>();
        recorded.forEach(item -> items.put(item.id(), item));
        var marked = new ArrayList<Entry>();
        for (var entry : timeline) {
            var isRecorded = items.remove(entry.id()) != null;
            var isTold = TOLD.contains(entry.kind()) && !entry.at().isBefore(journalFrom);
            marked.add(isTold ? entry.marked(isRecorded ? "recorded" : "not recorded") : entry);
        }
        items.values().stream()
                .filter(item -> !item.occurredAt().isBefore(timelineFrom))
                .forEach(item -> marked.add(onlyRecorded(item)));
        marked.sort(Comparator.comparing(Entry::at));
        return marked;
    }

    private static Entry onlyRecorded(Transaction item) {
        return new Entry(
                item.occurredAt(),
                "journal",
                Timeline.toneOf("journal", item.type()),
                item.type(),
                "recorded in the journal, and unknown here",
                item.id(),
                null,
                null,
                "only recorded");
    }
}
