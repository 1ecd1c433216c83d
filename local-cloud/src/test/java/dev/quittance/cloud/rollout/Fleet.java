package dev.quittance.cloud.rollout;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The instances that serve, updated as CloudFormation updates an Auto Scaling group. */
final class Fleet {

    private final UpdatePolicy policy;
    private final Haproxy balancer;
    private final Map<String, String> environment;
    private final Path logs;
    private final Deque<Slot> free;
    private final List<Instance> serving = new ArrayList<>();

    Fleet(UpdatePolicy policy, Haproxy balancer, List<Slot> slots, Map<String, String> environment, Path logs) {
        this.policy = policy;
        this.balancer = balancer;
        this.free = new ArrayDeque<>(slots);
        this.environment = environment;
        this.logs = logs;
    }

    void begin(Build build) throws Exception {
        while (serving.size() < policy.inService()) {
            start(build);
        }
    }

    /** @throws BootFailedException when it was taken back: as many instances of the old build serve as before */
    void update(Build next) throws Exception {
        var old = List.copyOf(serving);
        try {
            replace(old::contains, next);
        } catch (BootFailedException e) {
            replace(instance -> !old.contains(instance), old.getFirst().build());
            while (serving.size() < old.size()) {
                start(old.getFirst().build());
            }
            throw e;
        }
    }

    List<String> builds() {
        return serving.stream().map(instance -> instance.build().name()).toList();
    }

    void kill() throws InterruptedException {
        for (var instance : serving) {
            instance.kill();
        }
    }

    private void replace(Predicate<Instance> outgoing, Build next) throws Exception {
        var waiting = new ArrayDeque<>(serving.stream().filter(outgoing).toList());
        while (!waiting.isEmpty()) {
            var batch = Math.min(policy.batch(), waiting.size());
            var startsFirst = policy.startsFirst(serving.size());
            for (int i = 0; i < batch; i++) {
                if (startsFirst) {
                    start(next);
                    retire(waiting.removeFirst());
                } else {
                    retire(waiting.removeFirst());
                    start(next);
                }
            }
        }
    }

    private void start(Build build) throws Exception {
        var slot = free.removeFirst();
        try {
            serving.add(Instance.boot(build, slot, environment, balancer, logs));
        } catch (BootFailedException e) {
            free.addLast(slot);
            throw e;
        }
    }

    private void retire(Instance instance) throws Exception {
        serving.remove(instance);
        instance.retire(balancer);
        free.addLast(instance.slot());
    }
}
