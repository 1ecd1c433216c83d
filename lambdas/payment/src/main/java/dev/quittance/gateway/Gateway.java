package dev.quittance.gateway;

import dev.quittance.events.Instruction;
import dev.quittance.events.Mode;
import dev.quittance.events.Operation;
import dev.quittance.events.Outcome;
import java.util.List;

/**
 * A PSP as the payment function sees it. The operation's id is the idempotency key of whatever is sent about it, so both
 * methods may be called any number of times and the PSP acts at most once.
 *
 * <p>Both answer with what the PSP tells, in its order; nearly always that is one outcome. Not knowing is an outcome too
 * ({@link Outcome.Unknown}), never an exception: an exception means that this gateway is broken.
 */
public interface Gateway {

    /** Whose money it moves. */
    Mode mode();

    /** Sends an instruction. */
    List<Outcome> send(Instruction instruction);

    /**
     * Asks what became of an operation. {@link Outcome.Failed} with {@code nothing_happened} is told only when the
     * operation can't happen any more, even if a copy of it is still on its way.
     */
    List<Outcome> inquire(Operation operation);
}
