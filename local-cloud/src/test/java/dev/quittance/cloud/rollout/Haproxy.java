package dev.quittance.cloud.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The balancer: HAProxy, which passes TCP on as ours does, asks the management port whether a target is ready, and neither
 * repeats nor redirects what failed.
 */
final class Haproxy {

    private static final int INSTALLED_WITHIN_MINUTES = 5;
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
        var command = List.of(program().toString(), "-db", "-f", configuration.toString());
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

    /** As of this machine; installed where that is possible, because a drill never skips by itself. */
    private static Path program() {
        return onPath("haproxy")
                .or(Haproxy::installed)
                .orElseThrow(() -> new IllegalStateException(
                        "the rollout drill needs haproxy: install it, or leave the drill out with -Dquick"));
    }

    private static Optional<Path> installed() {
        if (onPath("apt-get").isEmpty()) {
            return Optional.empty();
        }
        var asRoot = "root".equals(System.getProperty("user.name")) ? List.<String>of() : List.of("sudo", "-n");
        run(asRoot, "apt-get", "-qq", "update");
        run(asRoot, "apt-get", "-qq", "install", "--yes", "--no-install-recommends", "haproxy");
        return onPath("haproxy");
    }

    private static Optional<Path> onPath(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void run(List<String> asRoot, String... command) {
        var line = Stream.concat(asRoot.stream(), Stream.of(command)).toList();
        try {
            var builder = new ProcessBuilder(line).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var process = builder.start();
            if (!process.waitFor(INSTALLED_WITHIN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("can't run " + String.join(" ", line), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while installing haproxy", e);
        }
    }
}
