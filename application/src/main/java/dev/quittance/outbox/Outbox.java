package dev.quittance.outbox;

import dev.quittance.events.Instruction;
import dev.quittance.events.Messages;
import dev.quittance.events.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;

/** Owes messages in the transaction of the change they tell of. */
@ApplicationScoped
public class Outbox {

    private static final String WAKES_RELAY = Outbox.class.getName() + ".wakesRelay";

    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transaction;

    Outbox(OutboxRelay relay, TransactionSynchronizationRegistry transaction) {
        this.relay = relay;
        this.transaction = transaction;
    }

    /** Owes an instruction until its operation's outcome is in: a lost one is sent again. */
    public void instruct(Instruction instruction, Instant now) {
        owe(OutboxMessage.of(
                Destination.EXECUTE,
                typeOf(instruction),
                instruction.operation().id(),
                Messages.write(instruction),
                now));
    }

    /** Owes an inquiry once: the inquiry schedule repeats it, not the outbox. */
    public void inquire(Instruction.Inquire inquiry, Instant now) {
        owe(OutboxMessage.of(Destination.EXECUTE, typeOf(inquiry), null, Messages.write(inquiry), now));
    }

    public void publish(PaymentEvent event, Instant now) {
        owe(OutboxMessage.of(Destination.EVENTS, event.type(), null, Messages.write(event), now));
    }

    /** The operation's outcome is in, so its instruction need not be sent again. */
    public void settled(String operationId) {
        OutboxMessage.forgetOperation(operationId);
    }

    private void owe(OutboxMessage message) {
        message.persist();
        if (transaction.getResource(WAKES_RELAY) == null) {
            transaction.putResource(WAKES_RELAY, true);
            transaction.registerInterposedSynchronization(new WakeRelayAfterCommit());
        }
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

    private final class WakeRelayAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
