package dev.quittance.cloud.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP server that only this machine reaches; a thread for each request, so that one may wait for long. */
public final class LoopbackServer implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for an acknowledgement that the other side delays.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What the server is for. */
    public interface Handler {
        Answer answer(Request request) throws Exception;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param port 0 takes a free one */
    public LoopbackServer(int port, Handler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> exchange(exchange, handler));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void exchange(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange, handler));
        }
    }

    private static Answer answer(HttpExchange exchange, Handler handler) throws IOException {
        try {
            var request = Request.read(exchange);
            return request.isPresent() ? handler.answer(request.get()) : Answer.text(413, "too large\n");
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            // The caller learns that it failed; each server renders what it expects before it gets here.
            return Answer.text(500, e + "\n");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
