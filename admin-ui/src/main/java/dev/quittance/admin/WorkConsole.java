package dev.quittance.admin;

import java.time.Instant;
import java.util.List;

/** What waits for an operator. Every list is bounded and oldest first: what has waited longest comes first. */
public interface WorkConsole {

    /** Operations whose end nobody knows; at most 100. */
    List<Unknown> unknowns();

    /** Discrepancies without a note that resolves them, or all of them; at most 100. */
    List<Discrepancy> discrepancies(boolean resolvedToo);

    /**
     * Writes a note under a discrepancy; none is ever overwritten.
     *
     * @param act whose reason is the note
     * @param resolves whether it says that nothing is left to do
     * @throws RefusedException when there is no such discrepancy, or it is resolved already
     */
    void note(Act act, String discrepancyId, boolean resolves);

    Outbox outbox();

    /** An operation whose end nobody knows. */
    record Unknown(
            String operationId,
            String paymentId,
            String merchantId,
            String kind,
            Money amount,
            Instant since,
            String age,
            int inquiries,
            String next) {}

    /** What the PSP says and what we know don't agree. */
    record Discrepancy(
            String id,
            String paymentId,
            String operationId,
            String kind,
            String detail,
            Instant openedAt,
            boolean resolved,
            List<Note> notes) {}

    /** What an operator wrote under it. */
    record Note(String operator, Instant at, String text, boolean resolves) {}

    /**
     * Messages owed to queues and topics.
     *
     * @param due ready to be sent and not sent
     * @param oldestDue how long the oldest of these has waited
     * @param waiting sent, and kept until their effect is seen
     */
    record Outbox(long due, String oldestDue, long waiting, List<Backlog> backlog) {}

    /** The messages of one kind. */
    record Backlog(String destination, String type, long messages, int relaysMost, String oldest) {}
}
