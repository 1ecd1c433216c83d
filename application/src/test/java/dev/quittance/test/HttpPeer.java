package dev.quittance.test;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server with nothing but these handlers, of which a client asks in the version of HTTP that it likes. */
public final class HttpPeer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    @SafeVarargs
    public HttpPeer(Handler<RoutingContext>... handlers) {
        var router = Router.router(vertx);
        for (var handler : handlers) {
            router.route().handler(handler);
        }
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    public HttpResponse<String> post(Version version, byte[] body) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().version(version).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
