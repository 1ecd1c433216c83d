package dev.quittance.cloud.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.cloud.DebianProgram;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The balancer: HAProxy, which passes TCP on as ours does, asks the management port whether a target is ready, and neither
 * repeats nor redirects what failed.
 */
final class Haproxy {

    private static final String BACKEND = "application";

    private final Process process;
    private final Path socket;

    private Haproxy(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    static Haproxy start(Path folder, int port, List<Slot> slots) throws IOException {
        var socket = folder.resolve("admin.sock");
        var servers = new StringBuilder();
        for (var slot : slots) {
            servers.append("    server %s 127.0.0.1:%d check port %d%n"
                    .formatted(slot.name(), slot.apiPort(), slot.managementPort()));
        }
        var configuration =
                Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    stats socket %s mode 600 level admin
                defaults
                    mode tcp
                    retries 0
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                    timeout check 3s
                listen %s
                    bind 127.0.0.1:%d
                    balance roundrobin
                    option httpchk GET /q/health/ready
                    http-check expect status 200
                    default-server inter 500ms fall 2 rise 3
                %s""".formatted(socket, BACKEND, port, servers));
        var command = List.of(DebianProgram.of("haproxy", "haproxy").toString(), "-db", "-f", configuration.toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        return new Haproxy(process, socket);
    }

    boolean isSendingTo(Slot slot) throws IOException {
        return ask("show stat")
                .lines()
                .anyMatch(line -> line.startsWith(BACKEND + "," + slot.name() + ",") && line.contains(",UP,"));
    }

    /** New connections go there as soon as it is ready. */
    void register(Slot slot) throws IOException {
        ask("set server " + BACKEND + "/" + slot.name() + " state ready");
    }

    /** New connections go elsewhere; open ones stay. */
    void deregister(Slot slot) throws IOException {
        ask("set server " + BACKEND + "/" + slot.name() + " state drain");
    }

    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private String ask(String command) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        }
    }
}
