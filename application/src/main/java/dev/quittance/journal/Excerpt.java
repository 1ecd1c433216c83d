package dev.quittance.journal;

import dev.quittance.page.Page;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Picks one page from transactions that come in any order, and keeps no more of them than the page needs. */
final class Excerpt {

    private final int limit;
    private final boolean towardsNewer;
    private final Predicate<Transaction> belongs;
    private final TreeSet<Transaction> nearest;

    /** The newest. */
    Excerpt(int limit) {
        this(limit, false, _ -> true);
    }

    private Excerpt(int limit, boolean towardsNewer, Predicate<Transaction> belongs) {
        this.limit = limit;
        this.towardsNewer = towardsNewer;
        this.belongs = belongs;
        this.nearest = new TreeSet<>(order(towardsNewer));
    }

    static Excerpt olderThan(Transaction from, int limit) {
        return new Excerpt(limit, false, each -> Transaction.NEWEST_FIRST.compare(each, from) > 0);
    }

    static Excerpt newerThan(Transaction from, int limit) {
        return new Excerpt(limit, true, each -> Transaction.NEWEST_FIRST.compare(each, from) < 0);
    }

    void offer(Transaction transaction) {
        if (belongs.test(transaction)) {
            nearest.add(transaction);
        }
        // One more than the page has says whether there is another.
        if (nearest.size() > limit + 1) {
            nearest.pollLast();
        }
    }

    Page<Transaction> page() {
        var page = nearest.stream().limit(limit).toList();
        return new Page<>(towardsNewer ? page.reversed() : page, nearest.size() > limit);
    }

    private static Comparator<Transaction> order(boolean towardsNewer) {
        return towardsNewer ? Transaction.NEWEST_FIRST.reversed() : Transaction.NEWEST_FIRST;
    }
}
