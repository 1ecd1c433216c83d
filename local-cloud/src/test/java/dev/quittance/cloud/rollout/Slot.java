package dev.quittance.cloud.rollout;

import dev.quittance.cloud.settings.FreePorts;
import java.util.List;
import java.util.stream.IntStream;

/** A place for an instance, which the balancer knows from the beginning: on one machine, ports are what tells them apart. */
record Slot(String name, int apiPort, int consolePort, int managementPort) {

    static List<Slot> free(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Slot("slot" + i, FreePorts.next(), FreePorts.next(), FreePorts.next()))
                .toList();
    }
}
