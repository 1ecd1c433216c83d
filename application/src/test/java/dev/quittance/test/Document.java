package dev.quittance.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document of the application under test. */
public final class Document {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FILE = Path.of("target/openapi/openapi.json");
    private static @Nullable Document ofTheApi;

    private final JsonNode root;
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

    /** One method of an address. */
    public record Operation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Document(JsonNode root) {
        this.root = root;
    }

    /** As it is written when the application is built, whoever may read it over HTTP. */
    public static synchronized Document ofTheApi() {
        if (ofTheApi == null) {
            ofTheApi = new Document(read());
        }
        return ofTheApi;
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode root() {
        return root;
    }

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /** @param path of a request, without its query */
    Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method)
                        && path.matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .findFirst();
    }

    /** What a reference stands for. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(root.at(node.get("$ref").asText().substring(1))) : node;
    }

    /** The names of an operation's query parameters. */
    Set<String> queryParameters(Operation operation) {
        var names = new HashSet<String>();
        for (var reference : operation.node().path("parameters")) {
            var parameter = resolved(reference);
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    /** What is wrong with a value, in words; empty when nothing is. */
    public Set<String> faults(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", root.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        whole,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }
}
