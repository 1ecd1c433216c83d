package dev.quittance.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the console needs to know about payments. The application implements it. */
public interface PaymentConsole {

    /** A page must end, and few payments collect as much. */
    int ENTRIES_MAX = 500;

    /**
     * A page of all merchants' payments, newest first; 50 of them.
     *
     * @throws RefusedException when a filter can't be understood
     */
    Listed list(PaymentFilter filter);

    /** @throws RefusedException when the filter can't be understood */
    void require(PaymentFilter filter);

    /**
     * Everything that fits a filter, newest first, one by one: the whole never stands in memory, and however slowly it is
     * read, no transaction waits. What changes meanwhile is told as it is when its turn comes.
     */
    void export(PaymentFilter filter, Consumer<Row> reader);

    /**
     * All there is to know about a payment.
     *
     * @param withJournal whether the timeline is held against the journal, which may take a while
     */
    Optional<Detail> find(String id, boolean withJournal);

    /**
     * A page of a list.
     *
     * @param older the cursor towards older ones; null at the end
     * @param newer the cursor towards newer ones; null at the beginning
     */
    record Listed(
            List<Row> rows,
            @Nullable String older,
            @Nullable String newer) {}

    /**
     * A payment in a list.
     *
     * @param status as the API names it
     * @param outcomeUnknown whether the PSP's answer was lost
     */
    record Row(
            String id,
            String merchantId,
            Money amount,
            String status,
            boolean outcomeUnknown,
            @Nullable String reference,
            @Nullable String email,
            @Nullable String declineCode,
            Instant createdAt) {}

    /**
     * All there is to know about one payment.
     *
     * @param states those it can be in, in the order in which they usually come
     * @param why where it stands, in sentences
     * @param facts what else is known of it, in the order to be read
     * @param timeline the last {@value #ENTRIES_MAX}, oldest first
     * @param journal {@code unread}, {@code read} or {@code unavailable}
     */
    record Detail(
            Row payment,
            String mode,
            List<State> states,
            List<String> why,
            List<Sum> sums,
            List<Fact> facts,
            List<Unended> unended,
            List<Entry> timeline,
            String journal,
            Allowed allowed) {

        public Detail with(List<Entry> other, String journalRead) {
            return new Detail(payment, mode, states, why, sums, facts, unended, other, journalRead, allowed);
        }

        /** Whether the timeline leaves out what happened first. */
        public boolean isCut() {
            return timeline.size() >= ENTRIES_MAX;
        }

        /** Where the form of an act goes. */
        public String act(String name) {
            return "/admin/payments/" + payment.id() + "/" + name;
        }
    }

    /** @param place {@code past}, {@code now} or {@code other} */
    record State(String name, String place) {}

    /** An amount and what it is. */
    record Sum(String name, Money amount) {}

    /** One thing that is known. */
    record Fact(String name, String value) {}

    /**
     * An operation whose end nobody knows yet.
     *
     * @param waitsForOperator whether an operator may say how it ended
     * @param certainFrom when they may say that nothing happened: before, a late execution could still charge
     */
    record Unended(
            String id,
            String kind,
            String status,
            Money amount,
            int inquiries,
            boolean waitsForOperator,
            Instant certainFrom) {}

    /**
     * Something that happened.
     *
     * @param kind {@code operation}, {@code outcome}, {@code event}, {@code refund}, {@code discrepancy}, {@code note},
     *     {@code delivery}, {@code act} or {@code journal}
     * @param tone {@code good}, {@code bad}, {@code wait} or {@code plain}
     * @param by the operator, when it was one
     * @param address of the page that has more of it
     * @param mark {@code recorded}, {@code not recorded} or {@code only recorded}; empty when the journal was not asked
     */
    record Entry(
            Instant at,
            String kind,
            String tone,
            String title,
            String detail,
            String id,
            @Nullable String by,
            @Nullable String address,
            String mark) {

        public Entry marked(String other) {
            return new Entry(at, kind, tone, title, detail, id, by, address, other);
        }
    }

    /**
     * What an operator can do with it now.
     *
     * @param capturable what is held and not taken; as people write it
     * @param refundable what was taken and not given back; as people write it
     */
    record Allowed(
            boolean capture,
            boolean cancel,
            boolean refund,
            boolean reverse,
            boolean inquire,
            String capturable,
            String refundable) {

        public boolean anything() {
            return capture || cancel || refund || reverse || inquire;
        }
    }
}
