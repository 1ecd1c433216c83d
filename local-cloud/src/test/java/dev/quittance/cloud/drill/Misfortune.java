package dev.quittance.cloud.drill;

import dev.quittance.cloud.PackagedPlatform;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Kills every part of the platform with SIGKILL, in a random order and again, each once the one before is replaced; and
 * once, in the midst of it, the supervisor, with whom everything ends.
 */
final class Misfortune {

    private static final String SUPERVISOR = "supervisor";
    private static final List<String> PARTS =
            List.of("application", "payment-", "recorder-", "sqs", "dynamodb", "postgresql", "mail");
    private static final Duration REPLACED_WITHIN = Duration.ofMinutes(3);

    private final PackagedPlatform platform;
    private final Random random;
    private final Map<String, Integer> killed = new TreeMap<>();

    Misfortune(PackagedPlatform platform, Random random) {
        this.platform = platform;
        this.random = random;
    }

    /** @param pauseMax after each kill; shorter than what some parts need to come back, so that outages overlap */
    void strike(int rounds, Duration pauseMax) throws Exception {
        var victims = new ArrayList<String>();
        for (int round = 0; round < rounds; round++) {
            var order = new ArrayList<>(PARTS);
            Collections.shuffle(order, random);
            victims.addAll(order);
        }
        victims.add(random.nextInt(1, victims.size()), SUPERVISOR);
        for (var victim : victims) {
            kill(victim);
            Thread.sleep(random.nextLong(pauseMax.toMillis()));
        }
    }

    /** How often each was killed. */
    Map<String, Integer> killed() {
        return killed;
    }

    private void kill(String victim) throws Exception {
        if (victim.equals(SUPERVISOR)) {
            platform.killAndStartAgain();
            killed.merge(SUPERVISOR, 1, Integer::sum);
        } else {
            killPart(victim);
        }
    }

    private void killPart(String victim) throws IOException, InterruptedException {
        var name = await(victim, 0);
        var pid = platform.children().getOrDefault(name, 0L);
        if (ProcessHandle.of(pid).filter(ProcessHandle::destroyForcibly).isPresent()) {
            killed.merge(victim.replace("-", ""), 1, Integer::sum);
            await(victim, pid);
        }
    }

    /** Returns the name of a running child of this kind whose process is another one. */
    private String await(String victim, long formerPid) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + REPLACED_WITHIN.toNanos();
        while (true) {
            var running = platform.children().entrySet().stream()
                    .filter(child -> child.getKey().startsWith(victim) && child.getValue() != formerPid)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            if (!running.isEmpty()) {
                return running.get(random.nextInt(running.size()));
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(victim + " was not started again; the platform said:\n" + platform.said());
            }
            Thread.sleep(20);
        }
    }
}
