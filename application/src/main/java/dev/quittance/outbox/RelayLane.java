package dev.quittance.outbox;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is owed to one destination, relayed by one loop, so that a slow topic never holds up the queue. Takes what was
 * handed over as soon as it comes, and looks now and then for what is due in the database: what failed, what an
 * instruction's missing effect makes due again, and what another instance left behind.
 */
final class RelayLane {

    /** However much is due, what is handed over goes in between. */
    private static final Duration BETWEEN_FULL_CLAIMS = Duration.ofMillis(1);

    private final Destination destination;
    private final OutboxConfig config;
    private final Sender sender;
    private final InstantSource time;
    private final BlockingQueue<OutboxMessage> handedOver;
    private final Thread loop;
    private long lookAtNanos = System.nanoTime();
    private volatile boolean stopping;

    RelayLane(Destination destination, OutboxConfig config, Sender sender, InstantSource time) {
        this.destination = destination;
        this.config = config;
        this.sender = sender;
        this.time = time;
        this.handedOver = new ArrayBlockingQueue<>(config.handedOverMax());
        this.loop = Thread.ofPlatform()
                .name("outbox-relay-" + destination.name().toLowerCase(java.util.Locale.ROOT))
                .unstarted(this::run);
    }

    void start() {
        loop.start();
    }

    /** Sends what was handed over before, so that no other instance need wait for the end of our claims. */
    void stop() {
        stopping = true;
    }

    void awaitEnd() throws InterruptedException {
        loop.join(config.lease());
    }

    /** What finds no room is due in the database when its claim is over. */
    void handOver(OutboxMessage message) {
        var _ = handedOver.offer(message);
    }

    private void run() {
        while (!stopping || !handedOver.isEmpty()) {
            try {
                relay(next());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The loop must outlive whatever the database or the network does to it.
                Log.errorf(e, "event=outbox.failed destination=%s", destination);
                pause(config.pollInterval());
            }
        }
    }

    private List<OutboxMessage> next() throws InterruptedException {
        var untilLook = lookAtNanos - System.nanoTime();
        var first = untilLook > 0 ? handedOver.poll(untilLook, TimeUnit.NANOSECONDS) : null;
        if (first == null) {
            return due();
        }
        Thread.sleep(gather());
        var batch = new ArrayList<OutboxMessage>();
        batch.add(first);
        handedOver.drainTo(batch, config.claimMax() - 1);
        var now = time.instant();
        batch.removeIf(message -> !message.isClaimed(now));
        return batch;
    }

    /** An instruction is what a payer waits for. */
    private Duration gather() {
        return switch (destination) {
            case EXECUTE -> Duration.ZERO;
            case EVENTS -> config.eventsGather();
        };
    }

    private List<OutboxMessage> due() {
        var due = QuarkusTransaction.requiringNew()
                .call(() -> OutboxMessage.claim(destination, time.instant(), config.lease(), config.claimMax()));
        var more = due.size() == config.claimMax();
        lookAtNanos = System.nanoTime() + (more ? BETWEEN_FULL_CLAIMS : config.pollInterval()).toNanos();
        return due;
    }

    private void relay(List<OutboxMessage> claimed) {
        if (!claimed.isEmpty()) {
            var begun = time.instant();
            var sent = sender.send(destination, claimed);
            QuarkusTransaction.requiringNew().run(() -> mark(claimed, sent, begun));
        }
    }

    private void mark(List<OutboxMessage> claimed, Set<String> sent, Instant begun) {
        var now = time.instant();
        OutboxMessage.forget(ids(claimed, message -> sent.contains(message.id()) && !message.waitsForEffect()));
        // Left before they were sent: no outcome can come before it.
        OutboxMessage.instructed(
                ids(claimed, message -> sent.contains(message.id()) && message.waitsForEffect()),
                begun,
                now,
                config.effectWithin(),
                config.sendingsMax());
        claimed.stream()
                .filter(message -> !sent.contains(message.id()))
                .collect(Collectors.groupingBy(OutboxMessage::relays))
                .forEach((relays, failed) -> OutboxMessage.relayAgain(ids(failed, _ -> true), backoff(relays, now)));
    }

    private Instant backoff(int relays, Instant now) {
        var doubled = Duration.ofSeconds(1L << Math.min(relays - 1, 10));
        return now.plus(doubled.compareTo(config.backoffMax()) > 0 ? config.backoffMax() : doubled);
    }

    private static List<String> ids(List<OutboxMessage> messages, Predicate<OutboxMessage> which) {
        return messages.stream().filter(which).map(OutboxMessage::id).toList();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
