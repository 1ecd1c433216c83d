package dev.quittance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void listen() {
        var router = Router.router(vertx);
        router.route().handler(new BodyLimit()::check);
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
    void refusal_endsTheConnection_butForHttp2_whichForbidsTheHeader() throws Exception {
        assertThat(connectionHeaders(Version.HTTP_1_1)).containsExactly("close");
        assertThat(connectionHeaders(Version.HTTP_2)).isEmpty();
    }

    private List<String> connectionHeaders(Version version) throws Exception {
        try (var http = HttpClient.newBuilder().version(version).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                    .POST(BodyPublishers.ofByteArray(new byte[70_000]))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            return answer.headers().allValues("connection");
        }
    }
}
