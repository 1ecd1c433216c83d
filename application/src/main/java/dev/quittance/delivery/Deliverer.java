package dev.quittance.delivery;

import static java.util.Objects.requireNonNull;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Delivers what is owed. One loop claims under a lease and records in batches, which costs two connections however many
 * attempts are under way; each attempt runs on a virtual thread of its own, outside any transaction. A crash at any
 * moment leaves claims that run out: then the attempt is made once more, which every receiver expects. Several instances
 * may deliver at once.
 */
@ApplicationScoped
class Deliverer {

    private static final int RECORDED_AT_ONCE_MAX = 500;

    /** Until attempts are recorded whose receiver somebody holds, mostly for milliseconds. */
    private static final Duration LOOK_AT_HELD_EVERY = Duration.ofMillis(50);

    private final DeliveryConfig config;
    private final DueDeliveries due;
    private final AttemptRecorder recorder;
    private final Map<String, Channel> channels;
    private final DeliveryMetrics metrics;
    private final InstantSource time;
    private final Lanes lanes;
    private final Queue<String> woken = new ConcurrentLinkedQueue<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final Semaphore work = new Semaphore(0);
    private final ExecutorService attempts = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private final Thread loop = Thread.ofPlatform().name("deliverer").unstarted(this::run);
    private volatile boolean stopping;
    private long sweptNanos;

    Deliverer(
            DeliveryConfig config,
            DueDeliveries due,
            AttemptRecorder recorder,
            @All List<Channel> channels,
            DeliveryMetrics metrics,
            InstantSource time) {
        this.config = config;
        this.due = due;
        this.recorder = recorder;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.metrics = metrics;
        this.time = time;
        this.lanes = new Lanes(
                config.receiverInFlightMax(), config.promptInFlightMax(), config.slowInFlightMax(), config.slowAfter());
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        work.release();
        loop.join(config.lease());
        attempts.shutdownNow();
    }

    /** These receivers may have something due. */
    void wake(Collection<String> receivers) {
        woken.addAll(receivers);
        work.release();
    }

    private void run() {
        sweptNanos = System.nanoTime() - config.pollInterval().toNanos();
        // What is under way when the end comes is waited for, as long as its lease lasts.
        while (!stopping || lanes.inFlight() > 0) {
            try {
                var busy = deliverOnce();
                metrics.inFlight(lanes);
                if (!busy) {
                    waitForWork();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The loop must outlive whatever the database does to it.
                Log.errorf(e, "event=delivery.failed");
                pause();
            }
        }
    }

    /** Records what is finished, starts what is due, and says whether there was anything of the kind. */
    private boolean deliverOnce() {
        var busy = recordFinished();
        if (stopping) {
            return busy;
        }
        for (var receiver = woken.poll(); receiver != null; receiver = woken.poll()) {
            lanes.waiting(List.of(receiver));
        }
        sweep();
        lanes.moveOverdue(time.instant());
        return claim() || busy;
    }

    /** Finds what nobody woke us for: retries, what another instance could not deliver, leases that ran out. */
    private void sweep() {
        if (System.nanoTime() - sweptNanos < config.pollInterval().toNanos()) {
            return;
        }
        sweptNanos = System.nanoTime();
        var now = time.instant();
        lanes.forgetIdle(now);
        lanes.waiting(QuarkusTransaction.requiringNew().call(() -> due.receivers(now)));
    }

    private boolean claim() {
        var candidates = lanes.next(config.receiversPerClaim());
        if (candidates.isEmpty()) {
            return false;
        }
        var now = time.instant();
        var reserved = new LinkedHashMap<String, Integer>();
        var claimed = new ArrayList<Delivery>();
        Map<String, Channel.Attempt> prepared;
        try {
            prepared = QuarkusTransaction.requiringNew().call(() -> {
                var receivers = Receiver.awake(candidates, now);
                receivers.forEach(receiver -> reserve(receiver, reserved, now));
                claimed.addAll(due.claim(reserved, now, config.lease()));
                return prepare(claimed, receivers);
            });
        } catch (RuntimeException e) {
            reserved.forEach((receiver, count) -> lanes.claimed(receiver, count, 0));
            throw e;
        }
        var counts = claimed.stream().collect(Collectors.groupingBy(Delivery::receiverId, Collectors.counting()));
        reserved.forEach((receiver, count) ->
                lanes.claimed(receiver, count, counts.getOrDefault(receiver, 0L).intValue()));
        claimed.forEach(delivery -> start(delivery, prepared, now));
        return true;
    }

    private void reserve(Receiver receiver, Map<String, Integer> reserved, Instant now) {
        int count = lanes.reserve(receiver, now);
        if (count > 0) {
            reserved.put(receiver.id(), count);
        }
    }

    private Map<String, Channel.Attempt> prepare(List<Delivery> claimed, List<Receiver> receivers) {
        var channelOf = receivers.stream().collect(Collectors.toMap(Receiver::id, Receiver::channel));
        var prepared = new HashMap<String, Channel.Attempt>();
        claimed.stream()
                .collect(Collectors.groupingBy(delivery -> String.valueOf(channelOf.get(delivery.receiverId()))))
                .forEach((channel, deliveries) ->
                        prepared.putAll(channel(channel).prepare(deliveries)));
        return prepared;
    }

    private Channel channel(String name) {
        var channel = channels.get(name);
        if (channel == null) {
            throw new IllegalStateException("there is no channel " + name);
        }
        return channel;
    }

    private void start(Delivery delivery, Map<String, Channel.Attempt> prepared, Instant now) {
        var attempt = requireNonNull(prepared.get(delivery.id()), "a channel prepares whatever it is given");
        var flight = lanes.started(delivery.receiverId(), now);
        attempts.execute(() -> {
            var result = make(delivery, attempt);
            finished.add(new Finished(delivery.id(), delivery.claims(), delivery.receiverId(), result, flight));
            work.release();
        });
    }

    private AttemptResult make(Delivery delivery, Channel.Attempt attempt) {
        var now = time.instant();
        try {
            return attempt.make();
        } catch (RuntimeException e) {
            // One delivery that breaks us must not break the others; it counts, so that it doesn't try for ever.
            Log.errorf(e, "event=delivery.broke deliveryId=%s", delivery.id());
            return AttemptResult.refused(now, Duration.ZERO, "internal error");
        }
    }

    private boolean recordFinished() {
        var batch = new ArrayList<Finished>();
        for (var next = finished.peek(); next != null && batch.size() < RECORDED_AT_ONCE_MAX; next = finished.peek()) {
            batch.add(finished.remove());
        }
        if (batch.isEmpty()) {
            return false;
        }
        var left = new LinkedHashSet<Finished>();
        try {
            left.addAll(record(batch));
        } catch (RuntimeException e) {
            Log.warnf("event=delivery.not_recorded_together attempts=%d cause=%s", batch.size(), e.toString());
            batch.forEach(attempt -> left.addAll(recordAlone(attempt)));
        } finally {
            left.removeIf(this::ranOut);
            batch.stream()
                    .filter(attempt -> !left.contains(attempt))
                    .forEach(attempt -> lanes.finished(attempt.flight()));
            finished.addAll(left);
        }
        return left.size() < batch.size();
    }

    /** Returns those that wait for whoever holds their receivers; until then they count as under way. */
    private List<Finished> record(List<Finished> batch) {
        var recording = recorder.record(batch);
        metrics.count(recording.recorded());
        return recording.left();
    }

    /** What can't be recorded is made again when its lease runs out. */
    private List<Finished> recordAlone(Finished attempt) {
        try {
            return record(List.of(attempt));
        } catch (RuntimeException e) {
            Log.errorf(e, "event=delivery.not_recorded deliveryId=%s", attempt.deliveryId());
            return List.of();
        }
    }

    /** Whether it waited for its receiver until its delivery could be claimed anew. */
    private boolean ranOut(Finished attempt) {
        if (attempt.flight().startedAt().plus(config.lease()).isAfter(time.instant())) {
            return false;
        }
        Log.errorf("event=delivery.not_recorded deliveryId=%s cause=\"receiver held\"", attempt.deliveryId());
        return true;
    }

    private void waitForWork() throws InterruptedException {
        var atMost = finished.isEmpty() ? config.pollInterval() : LOOK_AT_HELD_EVERY;
        if (work.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.pollInterval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
