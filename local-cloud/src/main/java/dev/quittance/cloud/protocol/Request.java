package dev.quittance.cloud.protocol;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An HTTP request, read whole. */
public final class Request {

    /** Lambda takes 6 MB at once and the others less. */
    private static final int BODY_MAX = 6 << 20;

    private final String path;
    private final Headers headers;
    private final byte[] body;

    private Request(HttpExchange exchange, byte[] body) {
        this.path = exchange.getRequestURI().getPath();
        this.headers = exchange.getRequestHeaders();
        this.body = body;
    }

    /** Empty when the body is larger than anything AWS would take. */
    static Optional<Request> read(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
        return body.length > BODY_MAX ? Optional.empty() : Optional.of(new Request(exchange, body));
    }

    public String path() {
        return path;
    }

    public byte[] body() {
        return body;
    }

    public String header(String name, String otherwise) {
        return Optional.ofNullable(headers.getFirst(name)).orElse(otherwise);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
