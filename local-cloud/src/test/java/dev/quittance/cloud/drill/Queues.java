package dev.quittance.cloud.drill;

import java.util.Map;

/** How many messages each queue still holds, in sight or not, dead letters included. */
record Queues(Map<String, Integer> messages) {

    Queues {
        messages = Map.copyOf(messages);
    }

    boolean areEmpty() {
        return messages.values().stream().allMatch(count -> count == 0);
    }
}
