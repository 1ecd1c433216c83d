package dev.quittance.site;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.quittance.json.StrictJson;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What every page is sent with. CloudFront's response-headers policy is made from the same file. */
final class SecurityHeaders {

    private static final String FILE = "/site/headers.json";

    private final Map<String, String> headers;

    private SecurityHeaders(Map<String, String> headers) {
        this.headers = headers;
    }

    static SecurityHeaders read() {
        try (var file = SecurityHeaders.class.getResourceAsStream(FILE)) {
            return new SecurityHeaders(StrictJson.mapper().readValue(file, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the build packs " + FILE, e);
        }
    }

    void addTo(MultiMap answer) {
        headers.forEach(answer::set);
    }
}
