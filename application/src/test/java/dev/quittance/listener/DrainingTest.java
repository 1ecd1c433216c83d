package dev.quittance.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private final Draining draining = new Draining();
    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void listen() {
        var router = Router.router(vertx);
        router.route().handler(draining::sayGoodbye);
        router.route().handler(exchange -> exchange.response().end("paid"));
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void answers_keepTheConnection_untilTheEndBegins() throws Exception {
        assertThat(connectionHeaders(Version.HTTP_1_1)).isEmpty();
        draining.begin(new ShutdownDelayInitiatedEvent());
        assertThat(connectionHeaders(Version.HTTP_1_1)).containsExactly("close");
    }

    @Test
    void answerOfHttp2_whichForbidsTheHeader_comesWithoutIt() throws Exception {
        draining.begin(new ShutdownDelayInitiatedEvent());
        assertThat(connectionHeaders(Version.HTTP_2)).isEmpty();
    }

    private List<String> connectionHeaders(Version version) throws Exception {
        try (var http = HttpClient.newBuilder().version(version).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("paid");
            return answer.headers().allValues("connection");
        }
    }
}
