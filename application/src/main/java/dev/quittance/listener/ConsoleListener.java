package dev.quittance.listener;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A second server on the framework's own handlers, so that the console has a port which no load balancer knows.
 *
 * <p>The root handler is the framework's internal API; {@code TwoDoorsTest} stands guard over it.
 */
@ApplicationScoped
public class ConsoleListener {

    private static final int SECONDS_TO_OPEN = 10;

    private final Vertx vertx;
    private final ListenerConfig config;
    private final String host;
    private @Nullable HttpServer server;

    ConsoleListener(Vertx vertx, ListenerConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.vertx = vertx;
        this.config = config;
        this.host = host;
    }

    void open(@Observes StartupEvent started) throws Exception {
        var options = new HttpServerOptions().setHost(host).setPort(config.port());
        try {
            server = vertx.createHttpServer(options)
                    .requestHandler(
                            request -> VertxHttpRecorder.getRootHandler().handle(request))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SECONDS_TO_OPEN, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the console can't listen on " + host + ":" + config.port(), e);
        }
    }

    /** The port it really listens on. */
    public int port() {
        return server == null ? config.port() : server.actualPort();
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
    }
}
