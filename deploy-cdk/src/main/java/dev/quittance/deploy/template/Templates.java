package dev.quittance.deploy.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The templates of one environment by stack, with references between stacks resolved. */
public final class Templates {

    private static final String SUFFIX = ".template.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, JsonNode> byStack;
    private final Map<String, Export> exports = new TreeMap<>();

    private record Export(String stack, JsonNode value) {}

    public Templates(Map<String, JsonNode> byStack) {
        this.byStack = new TreeMap<>(byStack);
        this.byStack.forEach((stack, template) -> template.path("Outputs")
                .forEach(output -> exports.put(
                        output.path("Export").path("Name").asText(), new Export(stack, output.path("Value")))));
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

    /** The whole template of a stack that exists. */
    public JsonNode template(String stack) {
        return Objects.requireNonNull(byStack.get(stack), stack);
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

    public Optional<Resource> resource(String stack, String logicalId) {
        return Optional.ofNullable(byStack.get(stack))
                .map(template -> template.path("Resources").get(logicalId))
                .map(body -> new Resource(stack, logicalId, body));
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
            return export == null ? Optional.empty() : target(export.stack(), export.value());
        }
        var id = reference.has("Ref")
                ? reference.path("Ref")
                : reference.path("Fn::GetAtt").path(0);
        return id.isTextual() ? Optional.of(stack + "/" + id.asText()) : Optional.empty();
    }

    /** The resource that {@code reference} points at. */
    public Resource follow(String stack, JsonNode reference) {
        return at(target(stack, reference)
                .orElseThrow(() -> new IllegalArgumentException(stack + " refers to nothing by " + reference)));
    }

    /** @param address as {@code Stack/LogicalId} */
    public Resource at(String address) {
        var slash = address.indexOf('/');
        return resource(address.substring(0, slash), address.substring(slash + 1))
                .orElseThrow(() -> new IllegalArgumentException("no resource " + address));
    }

    /**
     * What a string will be, as far as a template tells: joined and substituted, with {@code <Region>} for a pseudo
     * parameter and {@code <Stack/LogicalId Attribute>} for what only a deployment gives.
     */
    public String text(String stack, JsonNode value) {
        if (value.has("Fn::Join")) {
            var parts = new StringJoiner(value.path("Fn::Join").path(0).asText());
            value.path("Fn::Join").path(1).forEach(part -> parts.add(text(stack, part)));
            return parts.toString();
        }
        if (value.has("Fn::Sub") && value.path("Fn::Sub").isTextual()) {
            return value.path("Fn::Sub").asText().replaceAll("\\$\\{AWS::(\\w+)}", "<$1>");
        }
        if (value.path("Ref").asText().startsWith("AWS::")) {
            return "<" + value.path("Ref").asText().substring("AWS::".length()) + ">";
        }
        var export = value.has("Fn::ImportValue")
                ? exports.get(value.path("Fn::ImportValue").asText())
                : null;
        if (export != null) {
            return text(export.stack(), export.value());
        }
        var attribute = value.path("Fn::GetAtt").path(1).asText();
        return value.isValueNode()
                ? value.asText()
                : target(stack, value)
                        .map(address -> "<" + (address + " " + attribute).strip() + ">")
                        .orElseThrow(() -> new IllegalArgumentException("not a text: " + value));
    }
}
