package dev.quittance.sandbox.psp;

import dev.quittance.events.Instruction;
import dev.quittance.fixture.SettableTime;
import dev.quittance.fixture.TestTable;
import dev.quittance.gateway.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The PSP on a real book, asked without a wire between. */
final class TestPsp {

    static final Duration REFUND_SETTLES_AFTER = Duration.ofSeconds(3);

    final SettableTime time = new SettableTime();
    private final SandboxPsp psp =
            new SandboxPsp(TestTable.DYNAMO_DB, TestTable.NAME, Duration.ZERO, REFUND_SETTLES_AFTER, time);

    /** Asks as often as a caller's retries would: the busy PSP of a test with many threads answers in the end. */
    Entry ask(Instruction instruction) {
        for (var attempt = 1; attempt <= 20; attempt++) {
            if (answers(instruction, attempt).getFirst() instanceof Reply.Answered<Entry>(var entry)) {
                return entry;
            }
        }
        throw new AssertionError("no answer to " + instruction);
    }

    Verdict verdict(Instruction instruction) {
        return ask(instruction).verdict();
    }

    List<Reply<Entry>> answers(Instruction instruction, int attempt) {
        var answers = new ArrayList<Reply<Entry>>();
        psp.receive(instruction, attempt, answers::add);
        return answers;
    }
}
