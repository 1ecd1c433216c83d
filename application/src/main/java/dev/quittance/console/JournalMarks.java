package dev.quittance.console;

import dev.quittance.admin.PaymentConsole.Entry;
import dev.quittance.journal.Journal;
import dev.quittance.journal.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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
     * Says of each message whether it is recorded, and adds what only the journal knows.
     *
     * @throws dev.quittance.problem.ProblemException when the journal can't be read
     */
    List<Entry> mark(String payment, List<Entry> timeline) {
        var items = new LinkedHashMap<String, Transaction>();
        journal.newest(payment, ITEMS_MAX).data().forEach(item -> items.put(item.id(), item));
        var marked = new ArrayList<Entry>();
        for (var entry : timeline) {
            var recorded = items.remove(entry.id()) != null;
            marked.add(TOLD.contains(entry.kind()) ? entry.marked(recorded ? "recorded" : "not recorded") : entry);
        }
        items.values().forEach(item -> marked.add(onlyRecorded(item)));
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
