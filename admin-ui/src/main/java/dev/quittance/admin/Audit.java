package dev.quittance.admin;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What operators did. It can be read and added to, never changed. */
public interface Audit {

    /**
     * A page of 50 acts, newest first.
     *
     * @param operator whose; empty for everyone's
     * @param subject of what; empty for everything
     * @param older the id to go on after; empty to begin
     */
    Listed list(String operator, String subject, String older);

    /** All of it, newest first, one by one: the whole never stands in memory. */
    void export(String operator, String subject, Consumer<Entry> reader);

    /** @param older the cursor towards older ones; null at the end */
    record Listed(List<Entry> entries, @Nullable String older) {}

    /**
     * One act.
     *
     * @param subject the id of what it was done to
     * @param changes what was different afterwards, such as {@code status: processing → succeeded}
     */
    record Entry(
            String id,
            Instant at,
            String operator,
            String role,
            String act,
            String subject,
            List<String> changes,
            String reason,
            String requestId) {

        public boolean aboutPayment() {
            return subject.startsWith("pay_");
        }
    }
}
