package dev.quittance.sandbox.psp;

import dev.quittance.events.Instruction;
import dev.quittance.events.TestPaymentMethod;
import dev.quittance.gateway.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The sandbox PSP, as it is reached over a wire that loses things. It answers when it is done, and sometimes it does not
 * answer; what it has written stays written.
 */
public final class SandboxPsp {

    private static final Logger LOG = Logger.getLogger(SandboxPsp.class);

    private final Book book;
    private final Inquiries inquiries;
    private final Charges charges;
    private final Captures captures;
    private final Refunds refunds;
    private final Duration slowness;

    /**
     * Opens the PSP on its book.
     *
     * @param table of the book, with the partition key {@code idempotency_key}
     * @param slowness how long {@code pm_fault_slow} lets wait
     * @param refundSettlesAfter how long the refunds of {@code pm_refund_pending} and {@code pm_refund_fails} pend
     */
    public SandboxPsp(
            DynamoDbClient dynamoDb,
            String table,
            Duration slowness,
            Duration refundSettlesAfter,
            InstantSource clock) {
        // As fine as the book and the messages keep it, so that the first answer equals every later one.
        InstantSource time = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.book = new Book(dynamoDb, table);
        this.refunds = new Refunds(book, refundSettlesAfter, time);
        this.inquiries = new Inquiries(book, refunds, time);
        this.charges = new Charges(book, inquiries, time);
        this.captures = new Captures(book, time);
        this.slowness = slowness;
    }

    /**
     * Takes a request and answers it, once or never.
     *
     * @param attempt counts the caller's tries from 1
     */
    public void receive(Instruction request, int attempt, Consumer<Reply<Entry>> answer) {
        try {
            work(request, attempt, answer);
        } catch (RuntimeException e) {
            // To the caller, whatever breaks in here is a PSP's 500.
            LOG.warnf(
                    e,
                    "event=sandbox.failed operationId=%s",
                    request.operation().id());
            answer.accept(new Reply.Unavailable<>("500, " + e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the process ends; nobody waits for an answer
        }
    }

    private void work(Instruction request, int attempt, Consumer<Reply<Entry>> answer) throws InterruptedException {
        var card = card(request).orElse(TestPaymentMethod.CARD_VISA);
        if (card == TestPaymentMethod.FAULT_TIMEOUT_NOT_CHARGED) {
            return; // lost on its way here
        }
        if (card == TestPaymentMethod.FAULT_SLOW) {
            Thread.sleep(slowness);
        }
        var entry = decide(request);
        if (card == TestPaymentMethod.FAULT_TIMEOUT_CHARGED) {
            return; // the answer is lost on its way back
        }
        if (card == TestPaymentMethod.FAULT_500_THEN_OK && attempt == 1) {
            // After the deed, which is the worst moment: only the key keeps the retry from doing it again.
            answer.accept(new Reply.Unavailable<>("500"));
            return;
        }
        answer.accept(new Reply.Answered<>(entry));
    }

    private Entry decide(Instruction request) {
        return switch (request) {
            case Instruction.Authorize authorize -> charges.authorize(authorize);
            case Instruction.Authenticate authenticate -> charges.authenticate(authenticate);
            case Instruction.Capture capture -> captures.capture(capture);
            case Instruction.Cancel cancel -> captures.release(cancel);
            case Instruction.Refund refund -> refunds.refund(refund);
            case Instruction.Inquire inquire -> inquiries.inquire(inquire.operation());
        };
    }

    /** Whose money it is about, because each card has its fault. Inquiries meet none: they are how faults are found out. */
    private Optional<TestPaymentMethod> card(Instruction request) {
        return switch (request) {
            case Instruction.Authorize authorize -> TestPaymentMethod.ofToken(authorize.paymentMethod());
            case Instruction.Authenticate authenticate -> TestPaymentMethod.ofToken(authenticate.paymentMethod());
            case Instruction.Capture capture -> cardOf(capture.authorization());
            case Instruction.Cancel cancel -> cardOf(cancel.authorization());
            case Instruction.Refund refund -> cardOf(refund.authorization());
            case Instruction.Inquire _ -> Optional.empty();
        };
    }

    private Optional<TestPaymentMethod> cardOf(String authorization) {
        return book.find(authorization).map(Entry::card);
    }
}
