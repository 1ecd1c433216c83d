package dev.quittance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** Hands a batch to a function through the event server that Quarkus starts in tests. */
public final class TestInvocation {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private TestInvocation() {}

    /**
     * Hands over messages with the ids {@code message 0}, {@code message 1}, …
     *
     * @param port of the event server
     * @return the function's answer, a JSON text
     */
    public static String of(int port, String... bodies) throws IOException, InterruptedException {
        var records = IntStream.range(0, bodies.length)
                .mapToObj(i -> Map.of("messageId", "message " + i, "body", bodies[i], "eventSource", "aws:sqs"))
                .toList();
        var event = new ObjectMapper().writeValueAsString(Map.of("Records", records));
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                    .timeout(TIMEOUT)
                    .POST(BodyPublishers.ofString(event, UTF_8))
                    .build();
            return http.send(request, BodyHandlers.ofString(UTF_8)).body();
        }
    }
}
