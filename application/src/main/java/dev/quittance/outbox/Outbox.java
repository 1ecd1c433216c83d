package dev.quittance.outbox;

import dev.quittance.events.Instruction;
import dev.quittance.events.Messages;
import dev.quittance.events.Outcome;
import dev.quittance.events.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owes messages in the transaction of the change they tell of. */
@ApplicationScoped
public class Outbox {

    private static final String OWED = Outbox.class.getName() + ".owed";

    private final OutboxRelay relay;
    private final OutboxConfig config;
    private final TransactionSynchronizationRegistry transaction;

    Outbox(OutboxRelay relay, OutboxConfig config, TransactionSynchronizationRegistry transaction) {
        this.relay = relay;
        this.config = config;
        this.transaction = transaction;
    }

    /** Owes an instruction until its operation's outcome is in: a lost one is sent again. */
    public void instruct(Instruction instruction, Instant now) {
        var operation = instruction.operation().id();
        owe(Destination.EXECUTE, typeOf(instruction), operation, Messages.write(instruction), now);
    }

    /** Owes an inquiry once: the inquiry schedule repeats it, not the outbox. */
    public void inquire(Instruction.Inquire inquiry, Instant now) {
        owe(Destination.EXECUTE, typeOf(inquiry), null, Messages.write(inquiry), now);
    }

    public void publish(PaymentEvent event, Instant now) {
        owe(Destination.EVENTS, event.type(), null, Messages.write(event), now);
    }

    /** An outcome that no function told. */
    public void publish(Outcome outcome, Instant now) {
        owe(Destination.EVENTS, outcome.type(), null, Messages.write(outcome), now);
    }

    /** The operation's outcome is in, so its instruction need not be sent again. */
    public void settled(String operationId) {
        OutboxMessage.forgetOperation(operationId);
    }

    private void owe(Destination destination, String type, @Nullable String operationId, String body, Instant now) {
        var message = OutboxMessage.of(destination, type, operationId, body, config.lease(), now);
        message.persist();
        owed().add(message);
    }

    /** What this transaction owes, handed over to the relay when it has committed. */
    @SuppressWarnings("unchecked") // only this method puts it there
    private List<OutboxMessage> owed() {
        var owed = (List<OutboxMessage>) transaction.getResource(OWED);
        if (owed == null) {
            owed = new ArrayList<>();
            transaction.putResource(OWED, owed);
            transaction.registerInterposedSynchronization(new HandOverAfterCommit(owed));
        }
        return owed;
    }

    private static String typeOf(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Authorize _ -> "authorize";
            case Instruction.Authenticate _ -> "authenticate";
            case Instruction.Capture _ -> "capture";
            case Instruction.Cancel _ -> "cancel";
            case Instruction.Refund _ -> "refund";
            case Instruction.Inquire _ -> "inquire";
        };
    }

    private final class HandOverAfterCommit implements Synchronization {

        private final List<OutboxMessage> owed;

        HandOverAfterCommit(List<OutboxMessage> owed) {
            this.owed = owed;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.handOver(owed);
            }
        }
    }
}
