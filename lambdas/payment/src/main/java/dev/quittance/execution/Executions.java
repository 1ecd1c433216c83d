package dev.quittance.execution;

import dev.quittance.events.Instruction;
import dev.quittance.events.Messages;
import dev.quittance.events.Outcome;
import dev.quittance.gateway.Gateways;
import dev.quittance.publication.OutcomePublisher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Executes instructions: read, send or inquire, publish. */
@Singleton
class Executions {

    private static final Logger LOG = Logger.getLogger(Executions.class);

    private final Gateways gateways;
    private final OutcomePublisher publisher;
    private final InstantSource time;

    Executions(Gateways gateways, OutcomePublisher publisher, InstantSource time) {
        this.gateways = gateways;
        this.publisher = publisher;
        this.time = time;
    }

    /**
     * Executes one instruction. Any exception means that the queue should hand it over again, and after its last time to
     * the dead letters.
     */
    void execute(String message) {
        var startNanos = System.nanoTime();
        var instruction = Messages.readInstruction(message);
        for (var outcome : outcomes(instruction)) {
            publisher.publish(outcome);
            log(outcome, Duration.ofNanos(System.nanoTime() - startNanos));
        }
    }

    private List<Outcome> outcomes(Instruction instruction) {
        var gateway = gateways.of(instruction.operation().mode());
        return mayBeSent(instruction) ? gateway.send(instruction) : gateway.inquire(instruction.operation());
    }

    private boolean mayBeSent(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Inquire _ -> false;
            // Giving up moves no money, and a payer who never comes back must not keep a payment open.
            case Instruction.Authenticate authenticate -> !authenticate.passed() || isInTime(authenticate);
            case Instruction.Authorize _, Instruction.Capture _, Instruction.Cancel _, Instruction.Refund _ ->
                isInTime(instruction);
        };
    }

    /** Later the PSP may have forgotten the operation's key, and sending could charge a second time. */
    private boolean isInTime(Instruction instruction) {
        return time.instant().isBefore(instruction.executeBefore());
    }

    private static void log(Outcome outcome, Duration took) {
        LOG.infof(
                "event=payment.executed paymentId=%s operationId=%s kind=%s outcome=%s eventId=%s tookMillis=%d",
                outcome.paymentId(),
                outcome.operation().id(),
                outcome.operation().kind().name().toLowerCase(Locale.ROOT),
                outcome.type(),
                outcome.eventId(),
                took.toMillis());
    }
}
