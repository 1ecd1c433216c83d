package dev.quittance.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.NodeTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Our file of what replaces, against the description of all resources that the pinned CDK command brings along. */
class UpdatesTest {

    private static final Path OURS = Path.of("src/main/resources/dev/quittance/deploy/plan/replacing.txt");
    private static final Path COMPUTED = Path.of("target/replacing.txt");

    @Test
    void file_saysOfEveryTypeThatIsDeployed_whatTheSpecificationSays() throws IOException {
        var types = new TreeSet<>(Updates.knownTypes());
        Stream.of("dev", "stage", "prod")
                .flatMap(environment -> Assembly.templates(environment).all().stream())
                .map(Resource::type)
                .filter(type -> !type.startsWith("Custom::"))
                .forEach(types::add);
        var computed = specification()
                .filter(resource ->
                        types.contains(resource.path("cloudFormationType").asText()))
                .map(UpdatesTest::line)
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(COMPUTED, computed);
        assertThat(computed)
                .as("is a type new, or CDK? then: cp deploy-cdk/%s deploy-cdk/%s", COMPUTED, OURS)
                .isEqualTo(Files.readString(OURS));
    }

    @Test
    void type_thatNobodyKnows_isReplacedByEveryChange() {
        assertThat(Updates.of("AWS::New::Thing", "Size")).isEqualTo(Updates.REPLACES);
    }

    private static Stream<JsonNode> specification() throws IOException {
        var file = NodeTools.installed("aws-cdk/db.json.gz");
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return JsonMapper.builder()
                    .build()
                    .readTree(in)
                    .at("/schema/resource/entities")
                    .valueStream();
        }
    }

    private static String line(JsonNode resource) {
        var words = new TreeSet<String>();
        resource.path("properties").properties().forEach(property -> {
            switch (property.getValue().path("causesReplacement").asText()) {
                case "yes" -> words.add(property.getKey());
                case "maybe" -> words.add(property.getKey() + "?");
                default -> {}
            }
        });
        return (resource.path("cloudFormationType").asText() + " " + String.join(" ", words)).strip();
    }
}
