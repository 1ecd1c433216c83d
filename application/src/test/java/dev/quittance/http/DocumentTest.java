package dev.quittance.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.quittance.problem.ProblemCode;
import dev.quittance.test.Document;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether the document is complete; whether it is true is asked of every answer in every test of the API. */
@QuarkusTest
class DocumentTest {

    private final Document document = Document.ofTheApi();

    @Test
    void document_isServed() throws JsonProcessingException {
        var served = new JsonMapper()
                .readTree(given().get("/api/v1/openapi.json?format=json").asString());
        for (var part : List.of("info", "paths", "components")) {
            assertThat(served.path(part)).isEqualTo(document.root().path(part));
        }
    }

    @Test
    void everyObject_hasNoOtherFieldsThanItsOwn() {
        assertThat(schemas().filter(field -> field.schema().has("properties")))
                .allSatisfy(field -> assertThat(field.schema().path("additionalProperties"))
                        .as(field.name())
                        .isEqualTo(BooleanNode.FALSE));
    }

    @Test
    void everyField_hasWords() {
        assertThat(fields().filter(field -> !hasWords(field.schema()))).isEmpty();
    }

    @Test
    void everyField_isNamedAsOnTheWire() {
        assertThat(schemas()
                        .flatMap(schema -> schema.schema().path("properties").properties().stream()
                                .map(Map.Entry::getKey)))
                .contains("amount_capturable")
                .allMatch(name -> name.matches("[a-z0-9_]+"));
    }

    @Test
    void everyExample_isOneOfItsField() {
        fields().forEach(field -> field.schema()
                .path("examples")
                .forEach(example -> assertThat(document.faults(field.schema(), example))
                        .as(field.name())
                        .isEmpty()));
    }

    @Test
    void everyOperation_hasANameASummaryAScope_andAnswersInWords() {
        assertThat(document.operations()).allSatisfy(operation -> {
            var node = operation.node();
            assertThat(node.path("operationId").asText()).isNotEmpty();
            assertThat(node.path("summary").asText()).isNotEmpty();
            assertThat(node.path("tags")).hasSize(1);
            assertThat(node.path("security")).hasSize(1);
            assertThat(node.at("/security/0/api_key/0").asText()).contains(":");
            assertThat(node.path("responses"))
                    .allSatisfy(answer -> assertThat(document.resolved(answer)
                                    .path("description")
                                    .asText())
                            .isNotEmpty());
            assertThat(node.path("parameters"))
                    .allSatisfy(parameter -> assertThat(document.resolved(parameter)
                                    .path("description")
                                    .asText())
                            .isNotEmpty());
        });
    }

    @Test
    void metadata_hasNulls_onlyWhereTheyRemoveSomething() {
        var nothing = new JsonMapper().createObjectNode().putNull("order");
        assertThat(document.faults(metadataOf("CreatePayment"), nothing)).isNotEmpty();
        assertThat(document.faults(metadataOf("UpdatePayment"), nothing)).isEmpty();
    }

    private JsonNode metadataOf(String request) {
        return document.root().at("/components/schemas/" + request + "/properties/metadata");
    }

    @Test
    void operations_haveDifferentNames() {
        assertThat(document.operations().stream()
                        .map(operation -> operation.node().path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyProblem_isShown_asItIsAnswered() {
        var shown = new ArrayList<String>();
        for (var answer : document.root().at("/components/responses")) {
            var content = answer.at("/content/application~1problem+json");
            content.path("examples").properties().forEach(example -> {
                shown.add(example.getKey());
                assertThat(document.faults(
                                content.path("schema"), example.getValue().path("value")))
                        .isEmpty();
            });
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemCode.values()).map(ProblemCode::code).toList());
    }

    @Test
    void firewallsRefusal_isDocumented() throws JsonProcessingException {
        var refusal = new JsonMapper().readTree("""
                {"type":"/problems/request-blocked/","title":"The request was blocked","status":403,"detail":"",
                "code":"request-blocked","retryable":false}""");
        var content = document.root().at("/components/responses/Problem403/content/application~1json");
        assertThat(document.faults(content.path("schema"), refusal)).isEmpty();
    }

    @Test
    void document_hasNothingThatIsNotTheApis() {
        assertThat(document.operations()).allMatch(operation -> operation.path().startsWith("/api/v1/"));
        assertThat(schemas().map(Field::name))
                .noneMatch(name -> name.contains("."))
                .doesNotContain("AtomicLong");
    }

    /** A field of an object, or an object itself. */
    private record Field(String name, JsonNode schema) {}

    private Stream<Field> schemas() {
        return document.root().at("/components/schemas").properties().stream()
                .map(schema -> new Field(schema.getKey(), schema.getValue()));
    }

    private Stream<Field> fields() {
        return schemas()
                .flatMap(schema -> Stream.concat(
                        Stream.of(schema),
                        schema.schema().path("properties").properties().stream()
                                .map(field -> new Field(schema.name() + "." + field.getKey(), field.getValue()))));
    }

    private boolean hasWords(JsonNode schema) {
        return List.of(
                        schema,
                        document.resolved(schema),
                        document.resolved(schema.path("anyOf").path(0)))
                .stream()
                .anyMatch(each -> !each.path("description").asText().isEmpty());
    }
}
