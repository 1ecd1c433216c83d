package dev.quittance.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Empties the outbox. Messages are claimed under a lease, sent outside any transaction, and marked as sent. A crash
 * between sending and marking sends twice, which every receiver expects. Several instances may relay at once.
 *
 * <p>What is newly owed is claimed by the instance that owes it, in the very transaction that makes it owed, and handed
 * over when that has committed: no query stands between a payment's acceptance and its instruction's way to the queue.
 */
@ApplicationScoped
public class OutboxRelay {

    private final Map<Destination, RelayLane> lanes = new EnumMap<>(Destination.class);

    OutboxRelay(OutboxConfig config, Sender sender, InstantSource time) {
        if (config.relays()) {
            for (var destination : Destination.values()) {
                lanes.put(destination, new RelayLane(destination, config, sender, time));
            }
        }
    }

    void start(@Observes StartupEvent started) {
        lanes.values().forEach(RelayLane::start);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        lanes.values().forEach(RelayLane::stop);
        for (var lane : lanes.values()) {
            lane.awaitEnd();
        }
    }

    /** Takes messages that are claimed and committed. */
    void handOver(List<OutboxMessage> owed) {
        for (var lane : lanes.entrySet()) {
            owed.stream()
                    .filter(message -> message.destination() == lane.getKey())
                    .forEach(lane.getValue()::handOver);
        }
    }
}
