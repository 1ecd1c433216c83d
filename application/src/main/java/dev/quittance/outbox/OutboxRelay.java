package dev.quittance.outbox;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Empties the outbox. Claims a batch under a lease, sends it outside any transaction, marks what was sent. A crash
 * between sending and marking sends twice, which every receiver expects. Several instances may relay at once.
 */
@ApplicationScoped
public class OutboxRelay {

    private final OutboxConfig config;
    private final Sender sender;
    private final InstantSource time;
    private final Semaphore work = new Semaphore(0);
    private final Thread loop = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    private volatile boolean stopping;

    OutboxRelay(OutboxConfig config, Sender sender, InstantSource time) {
        this.config = config;
        this.sender = sender;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        loop.join(config.lease());
    }

    void wake() {
        work.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (relayOnce() < config.claimMax()) {
                    waitForWork();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The loop must outlive whatever the database or the network does to it.
                Log.errorf(e, "event=outbox.failed");
                pause(config.pollInterval());
            }
        }
    }

    /** Relays what is due, at most one claim, and says how many messages that were. */
    int relayOnce() {
        var begun = time.instant();
        var claimed = QuarkusTransaction.requiringNew()
                .call(() -> OutboxMessage.claim(begun, config.lease(), config.claimMax()));
        if (claimed.isEmpty()) {
            return 0;
        }
        var sent = sender.send(claimed);
        QuarkusTransaction.requiringNew().run(() -> mark(claimed, sent, begun));
        return claimed.size();
    }

    private void mark(List<OutboxMessage> claimed, Set<String> sent, Instant begun) {
        var now = time.instant();
        OutboxMessage.forget(ids(claimed, message -> sent.contains(message.id()) && !message.waitsForEffect()));
        var instructions = claimed.stream()
                .filter(message -> sent.contains(message.id()) && message.waitsForEffect())
                .toList();
        OutboxMessage.relayAgain(ids(instructions, _ -> true), now.plus(config.effectWithin()));
        // The time before they were sent: no outcome can come before it.
        OutboxMessage.relayed(
                instructions.stream()
                        .map(OutboxMessage::operationId)
                        .filter(Objects::nonNull)
                        .toList(),
                begun);
        claimed.stream()
                .filter(message -> !sent.contains(message.id()))
                .collect(Collectors.groupingBy(OutboxMessage::relays))
                .forEach((relays, failed) -> OutboxMessage.relayAgain(ids(failed, _ -> true), backoff(relays, now)));
    }

    private Instant backoff(int relays, Instant now) {
        var doubled = Duration.ofSeconds(1L << Math.min(relays - 1, 10));
        return now.plus(doubled.compareTo(config.backoffMax()) > 0 ? config.backoffMax() : doubled);
    }

    private static List<String> ids(List<OutboxMessage> messages, java.util.function.Predicate<OutboxMessage> which) {
        return messages.stream().filter(which).map(OutboxMessage::id).toList();
    }

    private void waitForWork() throws InterruptedException {
        if (work.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
