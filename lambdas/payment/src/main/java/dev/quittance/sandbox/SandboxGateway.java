package dev.quittance.sandbox;

import dev.quittance.events.Instruction;
import dev.quittance.events.Mode;
import dev.quittance.events.Operation;
import dev.quittance.events.Outcome;
import dev.quittance.events.TestPaymentMethod;
import dev.quittance.gateway.Attempts;
import dev.quittance.gateway.Gateway;
import dev.quittance.gateway.Reply;
import dev.quittance.sandbox.psp.Entry;
import dev.quittance.sandbox.psp.SandboxPsp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Talks to the sandbox PSP as one talks to any PSP: it may be slow, down, or silent. */
final class SandboxGateway implements Gateway {

    private final SandboxPsp psp;
    private final Attempts attempts;
    private final Attempts lostAnswers;
    private final Tellings tellings;
    private final InstantSource time;

    SandboxGateway(
            SandboxPsp psp, Attempts attempts, Duration lostAnswerTimeout, Tellings tellings, InstantSource time) {
        this.psp = psp;
        this.attempts = attempts;
        this.lostAnswers = attempts.within(lostAnswerTimeout);
        this.tellings = tellings;
        this.time = time;
    }

    @Override
    public Mode mode() {
        return Mode.TEST;
    }

    @Override
    public List<Outcome> send(Instruction instruction) {
        var operation = instruction.operation();
        var tries = losesItsAnswer(instruction) ? lostAnswers : attempts;
        return switch (converse(tries, instruction)) {
            case Reply.Answered<Entry>(var entry) -> tellings.of(operation, entry);
            case Reply.Unavailable<Entry>(var reason) -> unknown(instruction, "The PSP failed on every try: " + reason);
            case Reply.Silence<Entry>() -> unknown(instruction, "No answer within " + seconds(tries.timeout()) + " s.");
        };
    }

    @Override
    public List<Outcome> inquire(Operation operation) {
        // The fence makes "not found" certain at once, so the inquiry needs no date.
        return send(new Instruction.Inquire(operation, time.instant()));
    }

    private Reply<Entry> converse(Attempts tries, Instruction instruction) {
        try {
            return tries.make((number, patience) -> ask(instruction, number, patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the PSP", e);
        }
    }

    /** The PSP works on a thread of its own, and goes on working when we no longer wait. */
    private Reply<Entry> ask(Instruction instruction, int number, Duration patience) throws InterruptedException {
        var answer = new CompletableFuture<Reply<Entry>>();
        Thread.ofVirtual().name("sandbox-psp").start(() -> psp.receive(instruction, number, answer::complete));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Reply.Silence<>();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the PSP answers with values only", e);
        }
    }

    private static boolean losesItsAnswer(Instruction instruction) {
        return instruction instanceof Instruction.Authorize authorize
                && TestPaymentMethod.ofToken(authorize.paymentMethod())
                        .filter(card -> card == TestPaymentMethod.FAULT_TIMEOUT_CHARGED
                                || card == TestPaymentMethod.FAULT_TIMEOUT_NOT_CHARGED)
                        .isPresent();
    }

    private List<Outcome> unknown(Instruction instruction, String message) {
        return List.of(Outcome.Unknown.of(instruction, message, time.instant()));
    }

    private static String seconds(Duration duration) {
        return Double.toString(duration.toMillis() / 1000.0).replaceFirst("\\.0$", "");
    }
}
