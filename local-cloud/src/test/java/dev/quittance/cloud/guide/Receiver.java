package dev.quittance.cloud.guide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.LoopbackServer;
import dev.quittance.cloud.protocol.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The reader's own server, which takes whatever it is told. */
final class Receiver implements AutoCloseable {

    private final List<Request> received = new CopyOnWriteArrayList<>();
    private final LoopbackServer server = new LoopbackServer(0, request -> {
        received.add(request);
        return Answer.text(200, "");
    });

    String origin() {
        return "http://localhost:" + server.port();
    }

    boolean knows(String type) {
        return received.stream().anyMatch(request -> isOf(type, request));
    }

    /** The first message of a type; throws when none has come yet. */
    Request first(String type) {
        return received.stream()
                .filter(request -> isOf(type, request))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " has arrived"));
    }

    private static boolean isOf(String type, Request request) {
        return body(request).path("type").asText().equals(type);
    }

    static JsonNode body(Request request) {
        return Reply.json(request.text());
    }

    @Override
    public void close() {
        server.close();
    }
}
