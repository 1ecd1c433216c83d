package dev.quittance.cloud.bench;

import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.LoopbackServer;
import dev.quittance.cloud.settings.FreePorts;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Subscribers' servers of every kind on this machine, until they are closed. */
final class Receivers implements Closeable {

    /** One second short of what an endpoint is given. */
    private static final Duration SLOWNESS = Duration.ofSeconds(14);

    private final List<Closeable> open = new ArrayList<>();

    String answering(LoopbackServer.Handler handler) {
        var server = new LoopbackServer(0, handler);
        open.add(server::close);
        return url(server.port());
    }

    String slow() {
        return answering(_ -> {
            Thread.sleep(SLOWNESS);
            return Answer.text(200, "");
        });
    }

    /** Fails at the first try of each event. */
    String stumbling() {
        Set<String> known = ConcurrentHashMap.newKeySet();
        return answering(request -> Answer.text(known.add(request.header("webhook-id", "")) ? 500 : 200, ""));
    }

    String redirecting() {
        return answering(_ -> Answer.text(307, "").with("Location", "http://localhost:1/"));
    }

    /** Reads, and breaks the connection. */
    String dropping() {
        return answering(_ -> {
            throw new IOException("dropped");
        });
    }

    /** Nobody listens there. */
    String dead() {
        return url(FreePorts.next());
    }

    /** Takes connections and never says a word. */
    String silent() {
        try {
            // More than can be under way at once; the kernel accepts them for us.
            var socket = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
            open.add(socket);
            return url(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(int port) {
        return "http://localhost:" + port + "/";
    }

    @Override
    public void close() throws IOException {
        for (var each : open) {
            each.close();
        }
    }
}
