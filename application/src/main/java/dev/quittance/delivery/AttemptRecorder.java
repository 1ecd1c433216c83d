package dev.quittance.delivery;

import dev.quittance.delivery.AttemptResult.Verdict;
import dev.quittance.delivery.ReceiverGivenUp.Reason;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts finished attempts on record and decides what follows from them: many in one transaction, for they come in crowds. */
@ApplicationScoped
class AttemptRecorder {

    private final DeliveryConfig config;
    private final RetrySchedule schedule;
    private final Event<ReceiverGivenUp> givenUp;
    private final InstantSource time;

    AttemptRecorder(DeliveryConfig config, Event<ReceiverGivenUp> givenUp, InstantSource time) {
        this.config = config;
        this.schedule = new RetrySchedule(config.delays(), config.jitter(), RandomGenerator.getDefault());
        this.givenUp = givenUp;
        this.time = time;
    }

    /** Waits for no receiver that somebody else holds, such as for a long replay: the others' attempts go on record. */
    @Transactional
    Recording record(List<Finished> attempts) {
        var receivers = byId(Receiver.lockFree(ids(attempts, Finished::receiverId)), Receiver::id);
        var left = attempts.stream()
                .filter(attempt -> !receivers.containsKey(attempt.receiverId()))
                .toList();
        var free = attempts.stream()
                .filter(attempt -> receivers.containsKey(attempt.receiverId()))
                .toList();
        return new Recording(record(free, receivers), left);
    }

    private List<Recorded> record(List<Finished> attempts, Map<String, Receiver> receivers) {
        var now = time.instant();
        var deliveries = byId(Delivery.lock(ids(attempts, Finished::deliveryId)), Delivery::id);
        var hopeless = new LinkedHashMap<String, Reason>();
        var recorded = new ArrayList<Recorded>();
        for (var attempt : attempts) {
            var receiver = receivers.get(attempt.receiverId());
            var delivery = deliveries.get(attempt.deliveryId());
            if (receiver == null || delivery == null) {
                throw new IllegalStateException("nothing is ever deleted, and yet there is no " + attempt);
            }
            if (record(attempt, delivery, now)) {
                recorded.add(Recorded.of(delivery, attempt.result(), Duration.between(delivery.createdAt(), now)));
            }
            if (receiver.isOrdered() && delivery.isPending()) {
                delivery.holdUpLaterOnes();
            }
            var reason = judge(receiver, attempt.result(), now);
            if (reason != null) {
                hopeless.put(receiver.id(), reason);
            }
        }
        // Before anyone skips what is still pending.
        Panache.flush();
        hopeless.forEach((receiver, reason) -> givenUp.fire(new ReceiverGivenUp(receiver, reason, now)));
        return recorded;
    }

    /** Whether it found its delivery still owed. */
    private boolean record(Finished attempt, Delivery delivery, Instant now) {
        var result = attempt.result();
        var owed = delivery.status() != DeliveryStatus.DELIVERED;
        if (result.verdict() != Verdict.CHANNEL_DOWN && result.verdict() != Verdict.MOOT) {
            DeliveryAttempt.of(delivery.id(), attempt.claim(), result).persist();
        }
        if (result.isDelivered() || delivery.isHeldBy(attempt.claim())) {
            follow(delivery, result, now);
        }
        Log.infof(
                "event=delivery.attempted deliveryId=%s receiver=%s attempt=%d status=%s latencyMillis=%d answered=%s error=\"%s\"",
                delivery.id(),
                delivery.receiverId(),
                attempt.claim(),
                delivery.status().wire(),
                result.latency().toMillis(),
                result.statusCode(),
                result.error());
        return owed;
    }

    private void follow(Delivery delivery, AttemptResult result, Instant now) {
        switch (result.verdict()) {
            case DELIVERED -> delivery.delivered(now);
            case FAILED, REFUSED, OVERLOADED -> {
                if (delivery.failed(schedule, bounded(result.retryAfter()), now)) {
                    Log.warnf(
                            "event=delivery.exhausted deliveryId=%s receiver=%s", delivery.id(), delivery.receiverId());
                }
            }
            case CHANNEL_DOWN -> delivery.postpone();
            case GONE, MOOT -> delivery.skip(now);
        }
    }

    /** What the attempt says about the receiver; returns why it should be given up, if it should. */
    private @Nullable Reason judge(Receiver receiver, AttemptResult result, Instant now) {
        switch (result.verdict()) {
            case DELIVERED -> receiver.answered(result.startedAt(), result.latency(), config.slowAfter());
            case FAILED -> {
                receiver.failed(result.startedAt());
                if (result.retryAfter() != null) {
                    receiver.pause(bounded(result.retryAfter()), config.pauseMax(), now);
                }
            }
            case OVERLOADED -> {
                receiver.failed(result.startedAt());
                receiver.pause(bounded(result.retryAfter()), config.pauseMax(), now);
            }
            case CHANNEL_DOWN -> receiver.pause(null, config.pauseMax(), now);
            case GONE -> {
                return Reason.GONE;
            }
            case REFUSED, MOOT -> {
                return null;
            }
        }
        return receiver.hasFailedSince(now.minus(config.failingMax())) ? Reason.FAILING : null;
    }

    private @Nullable Duration bounded(@Nullable Duration retryAfter) {
        return retryAfter == null || retryAfter.compareTo(config.retryAfterMax()) < 0
                ? retryAfter
                : config.retryAfterMax();
    }

    private static Collection<String> ids(List<Finished> attempts, Function<Finished, String> id) {
        return attempts.stream().map(id).collect(Collectors.toSet());
    }

    private static <T> Map<String, T> byId(List<T> found, Function<T, String> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
