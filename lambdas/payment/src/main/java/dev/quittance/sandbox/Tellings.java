package dev.quittance.sandbox;

import dev.quittance.events.DeclineCode;
import dev.quittance.events.Operation;
import dev.quittance.events.Outcome;
import dev.quittance.sandbox.psp.Entry;
import dev.quittance.sandbox.psp.EntryKind;
import dev.quittance.sandbox.psp.Verdict;
import java.net.URI;
import java.util.List;

/** Turns the PSP's answer into outcomes, and tells them as badly as the card asks for. */
final class Tellings {

    private final URI challengeUrl;

    Tellings(URI challengeUrl) {
        this.challengeUrl = challengeUrl;
    }

    List<Outcome> of(Operation operation, Entry entry) {
        var outcome = outcome(operation, entry);
        return switch (entry.card()) {
            case FAULT_DUPLICATE_EVENT -> List.of(outcome, outcome);
            case FAULT_OUT_OF_ORDER -> List.of(outcome, olderUnknown(operation, entry));
            case FAULT_LATE_DECLINE ->
                isPaidCharge(entry) ? List.of(outcome, lateDecline(operation, entry)) : List.of(outcome);
            case null, default -> List.of(outcome);
        };
    }

    private Outcome outcome(Operation operation, Entry entry) {
        var reference = entry.pspReference();
        var at = entry.occurredAt();
        return switch (entry.verdict()) {
            case Verdict.Succeeded() -> Outcome.Succeeded.of(operation, reference, entry.amount(), at);
            case Verdict.Declined(var code) -> Outcome.Declined.of(operation, reference, code, at);
            case Verdict.RequiresAction() ->
                Outcome.RequiresAction.of(operation, reference, challengeUrl + "/" + operation.id(), at);
            case Verdict.Pending _ -> Outcome.Pending.of(operation, reference, at);
            case Verdict.Failed(var refusal) -> Outcome.Failed.of(operation, refusal.code(), refusal.message(), at);
        };
    }

    private static boolean isPaidCharge(Entry entry) {
        return entry.kind() == EntryKind.CHARGE && entry.verdict() instanceof Verdict.Succeeded;
    }

    private static Outcome olderUnknown(Operation operation, Entry entry) {
        return Outcome.Unknown.of(
                operation, "Told late: no answer yet.", entry.occurredAt().minusSeconds(1));
    }

    private static Outcome lateDecline(Operation operation, Entry entry) {
        return Outcome.Declined.of(
                operation,
                entry.pspReference(),
                DeclineCode.GENERIC_DECLINE,
                entry.occurredAt().plusSeconds(1));
    }
}
