package dev.quittance.cloud.rollout;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** A place for an instance, which the balancer knows from the beginning: on one machine, ports are what tells them apart. */
record Slot(String name, int apiPort, int consolePort, int managementPort) {

    static List<Slot> free(int count) throws IOException {
        var ports = freePorts(3 * count);
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < count; i++) {
            slots.add(new Slot("slot" + i, ports.get(3 * i), ports.get(3 * i + 1), ports.get(3 * i + 2)));
        }
        return slots;
    }

    /** All held at the same time, so that they are not the same. */
    static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
