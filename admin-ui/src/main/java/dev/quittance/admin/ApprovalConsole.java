package dev.quittance.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Acts that need four eyes: one operator asks for them, another does them or says no. */
public interface ApprovalConsole {

    /** What waits, oldest first, at most 100. */
    List<Asked> waiting();

    /** What waits for one payment. */
    List<Asked> waitingOf(String paymentId);

    /** What was decided or has expired, newest first, at most 50. */
    List<Asked> decided();

    /**
     * Does what was asked for, and writes down both operators.
     *
     * @throws RefusedException when it is one's own, was decided or has expired, when who asked is disabled by now, or the
     *     payment doesn't allow it any more
     */
    void approve(Act act, String id);

    /** @throws RefusedException when it is one's own, was decided or has expired */
    void reject(Act act, String id);

    /**
     * Something an operator asked for.
     *
     * @param kind {@code refund}, {@code reverse}, {@code settle_as_done} or {@code settle_as_not_done}
     * @param proof given with a settlement
     * @param left until it expires; zero once it has
     * @param status {@code waiting}, {@code approved}, {@code rejected} or {@code expired}
     */
    record Asked(
            String id,
            String kind,
            String paymentId,
            Money amount,
            @Nullable String proof,
            String askedBy,
            String reason,
            Instant askedAt,
            Duration left,
            String status,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decision) {

        /** Where the form of an act goes. */
        public String act(String act) {
            return "/admin/approvals/" + id + "/" + act;
        }
    }
}
