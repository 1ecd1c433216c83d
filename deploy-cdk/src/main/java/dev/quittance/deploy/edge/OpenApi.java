package dev.quittance.deploy.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.artifact.MissingArtifactException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The application's own description of its interface, as its build left it. */
final class OpenApi {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private static final String API = "/api/";

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    static OpenApi read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MissingArtifactException(file);
        }
        try {
            return new OpenApi(MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every operation of the API, sorted; the console's, which the document knows too, have no way in from outside. */
    List<Route> routes() {
        return document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(API))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> route(path, operation)))
                .sorted()
                .toList();
    }

    /** What the application says about a problem: its status, its title, and whether to try again. */
    JsonNode problem(String code) {
        return document.path("x-problems")
                .valueStream()
                .filter(problem -> problem.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the application knows no problem " + code));
    }

    private Route route(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> operation) {
        var headers = Stream.of(path.getValue(), operation.getValue())
                .flatMap(part -> part.path("parameters").valueStream())
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("header"))
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText())
                .sorted()
                .toList();
        return new Route(path.getKey(), operation.getKey().toUpperCase(Locale.ROOT), headers);
    }

    /** What a reference stands for, such as {@code #/components/parameters/Prefer}. */
    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
