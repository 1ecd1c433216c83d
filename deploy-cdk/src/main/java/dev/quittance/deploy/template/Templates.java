package dev.quittance.deploy.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The templates of one environment by stack, with references between stacks resolved. */
public final class Templates {

    private static final String SUFFIX = ".template.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, JsonNode> byStack;
    private final Map<String, JsonNode> exports = new TreeMap<>();

    public Templates(Map<String, JsonNode> byStack) {
        this.byStack = new TreeMap<>(byStack);
        this.byStack.forEach((stack, template) -> template.path("Outputs")
                .forEach(output -> exports.put(
                        output.path("Export").path("Name").asText(), located(stack, output.path("Value")))));
    }

    /** Every {@code *.template.json} of a cloud assembly. */
    public static Templates of(Path assembly) {
        try (var files = Files.list(assembly)) {
            var byStack = new TreeMap<String, JsonNode>();
            for (var file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                var name = file.getFileName().toString();
                byStack.put(name.substring(0, name.length() - SUFFIX.length()), MAPPER.readTree(file.toFile()));
            }
            return new Templates(byStack);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, JsonNode> byStack() {
        return byStack;
    }

    /** A copy that a test may change. */
    public Templates copy() {
        var copies = new TreeMap<String, JsonNode>();
        byStack.forEach((stack, template) -> copies.put(stack, template.deepCopy()));
        return new Templates(copies);
    }

    public List<Resource> all() {
        return byStack.entrySet().stream()
                .flatMap(stack -> stack.getValue().path("Resources").properties().stream()
                        .map(entry -> new Resource(stack.getKey(), entry.getKey(), entry.getValue())))
                .toList();
    }

    public List<Resource> ofType(String type) {
        return all().stream().filter(resource -> resource.type().equals(type)).toList();
    }

    /** The only resource of that type whose logical id starts so. */
    public Resource one(String type, String logicalIdPrefix) {
        var found = ofType(type).stream()
                .filter(resource -> resource.logicalId().startsWith(logicalIdPrefix))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("not one " + type + " " + logicalIdPrefix + "* but " + found.size());
        }
        return found.getFirst();
    }

    /** What a {@code Ref}, {@code Fn::GetAtt} or import inside {@code stack} points at, as {@code Stack/LogicalId}. */
    public Optional<String> target(String stack, JsonNode reference) {
        if (reference.has("Fn::ImportValue")) {
            var export = exports.get(reference.path("Fn::ImportValue").asText());
            return export == null ? Optional.empty() : Optional.of(export.asText());
        }
        var address = located(stack, reference).asText();
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    /** The resource that {@code reference} points at. */
    public Resource follow(String stack, JsonNode reference) {
        var address = target(stack, reference)
                .orElseThrow(() -> new IllegalArgumentException(stack + " refers to nothing by " + reference));
        return all().stream()
                .filter(resource -> resource.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no resource " + address));
    }

    private static JsonNode located(String stack, JsonNode reference) {
        var id = reference.has("Ref")
                ? reference.path("Ref")
                : reference.path("Fn::GetAtt").path(0);
        return MAPPER.getNodeFactory().textNode(id.isTextual() ? stack + "/" + id.asText() : "");
    }
}
