package dev.quittance.sitebuilder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.sitebuilder.Schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A method of an address as the reference shows it. */
record Operation(JsonNode document, String path, String method, JsonNode node) {

    private static final String JSON = "application/json";

    record Answer(String status, String description) {
        public String descriptionInWords() {
            return Highlight.words(description);
        }
    }

    public String anchor() {
        return method.toLowerCase(Locale.ROOT)
                + path.replaceFirst("^/api/v\\d+", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("-$", "");
    }

    public String shortPath() {
        return path.replaceFirst("^/api/v\\d+", "");
    }

    /** The resource that the address begins with. */
    String resource() {
        return shortPath().split("/", -1)[1];
    }

    public String title() {
        return node.path("summary").asText(method + " " + shortPath());
    }

    public String words() {
        return Highlight.words(node.path("description").asText());
    }

    /** What a restricted key needs for it. */
    public List<String> scopes() {
        var scopes = new ArrayList<String>();
        node.at("/security/0/api_key").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    public List<Field> parameters() {
        var fields = new ArrayList<Field>();
        node.path("parameters").forEach(parameter -> fields.add(field(parameter)));
        return fields;
    }

    /** What the address can't do without, with an example: {@code payment=pay_…}. */
    List<String> requiredQuery() {
        return node.path("parameters")
                .valueStream()
                .map(reference -> new Schema(document, reference).resolved().node())
                .filter(parameter -> parameter.path("in").asText().equals("query")
                        && parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText() + "="
                        + new Schema(document, parameter.path("schema"))
                                .example()
                                .asText())
                .toList();
    }

    private Field field(JsonNode reference) {
        var parameter = new Schema(document, reference).resolved().node();
        var place = parameter.path("in").asText();
        var type = new Schema(document, parameter.path("schema")).type();
        return new Field(
                parameter.path("name").asText(),
                place.equals("header") ? "header" : place.equals("path") ? "in the address" : type,
                parameter.path("required").asBoolean(),
                parameter.path("description").asText());
    }

    public List<Field> body() {
        return requestSchema().fields();
    }

    private Schema requestSchema() {
        return new Schema(document, content(node.path("requestBody")).path("schema"));
    }

    public List<Answer> answers() {
        return node.path("responses").properties().stream()
                .map(answer -> new Answer(
                        answer.getKey(),
                        new Schema(document, answer.getValue())
                                .resolved()
                                .node()
                                .path("description")
                                .asText()))
                .toList();
    }

    public String curl() {
        return Highlight.html("sh", Curl.of(this));
    }

    JsonNode exampleBody() {
        return example(content(node.path("requestBody")));
    }

    public boolean hasExampleAnswer() {
        return !success().isMissingNode();
    }

    public String exampleStatus() {
        return node.path("responses").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .orElse("");
    }

    public String exampleAnswer() {
        return Highlight.html("json", PrettyJson.of(example(success())));
    }

    private JsonNode success() {
        var content = content(node.path("responses").path(exampleStatus()));
        return example(content).isEmpty() ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : content;
    }

    private JsonNode content(JsonNode reference) {
        return new Schema(document, reference).resolved().node().path("content").path(JSON);
    }

    private JsonNode example(JsonNode content) {
        if (content.has("example")) {
            return content.get("example");
        }
        for (var named : content.path("examples")) {
            return named.path("value");
        }
        return new Schema(document, content.path("schema")).example();
    }
}
