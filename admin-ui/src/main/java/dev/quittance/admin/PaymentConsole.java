package dev.quittance.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the console needs to know about payments. The application implements it. */
public interface PaymentConsole {

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

    Optional<Detail> find(String id);

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
     * @param why where it stands, in sentences
     * @param facts what else is known of it, in the order to be read
     * @param timeline oldest first
     */
    record Detail(
            Row payment,
            String mode,
            List<String> why,
            List<Sum> sums,
            List<Fact> facts,
            List<Unended> unended,
            List<Entry> timeline,
            Allowed allowed) {

        /** Where the form of an act goes. */
        public String act(String name) {
            return "/admin/payments/" + payment.id() + "/" + name;
        }
    }

    /** An amount and what it is. */
    record Sum(String name, Money amount) {}

    /** One thing that is known. */
    record Fact(String name, String value) {}

    /** An operation whose end nobody knows yet. */
    record Unended(
            String id,
            String kind,
            String status,
            Money amount,
            int inquiries,
            @Nullable Instant nextInquiryAt,
            Instant executeBefore) {}

    /**
     * Something that happened.
     *
     * @param kind {@code operation}, {@code event}, {@code refund}, {@code discrepancy}, {@code delivery} or {@code act}
     * @param tone {@code good}, {@code bad}, {@code wait} or {@code plain}
     * @param by the operator, when it was one
     */
    record Entry(
            Instant at,
            String kind,
            String tone,
            String title,
            String detail,
            String id,
            @Nullable String by) {}

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
