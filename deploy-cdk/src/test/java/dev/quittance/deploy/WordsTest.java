package dev.quittance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.test.Assembly;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and descriptions that AWS refuses only when they are deployed. */
class WordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void tag_hasOnlyWhatAwsTakes(String environment) {
        assertThat(Assembly.templates(environment).all())
                .flatExtracting(resource -> tags(resource).toList())
                .hasSizeGreaterThan(100)
                .allMatch(word -> word.asText().matches("(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::ApiGateway::Stage              | StageName                   | [\\w-]{1,128}
            AWS::Budgets::Budget                | Budget.BudgetName           | [^:\\\\]{1,100}
            AWS::CloudFront::Distribution       | DistributionConfig.Comment  | .{1,128}
            AWS::CloudFront::Function           | Name                        | [\\w-]{1,64}
            AWS::CloudWatch::Alarm              | AlarmName                   | .{1,255}
            AWS::CloudWatch::Alarm              | AlarmDescription            | .{1,1024}
            AWS::CloudWatch::Dashboard          | DashboardName               | [\\w-]{1,255}
            AWS::IAM::Role                      | Description                 | [\\t\\n\\r\\x20-\\x7E\\xA1-\\xFF]{1,1000}
            AWS::Lambda::Function               | Description                 | .{1,256}
            AWS::Logs::LogGroup                 | LogGroupName                | [\\w./#-]{1,512}
            AWS::RDS::DBInstance                | DBInstanceIdentifier        | [a-z](-?[a-z0-9]){0,62}
            AWS::SecretsManager::Secret         | Description                 | .{1,2048}
            AWS::WAFv2::WebACL                  | VisibilityConfig.MetricName | [\\w-]{1,128}
            """)
    void word_isOneThatAwsTakes(String type, String property, String pattern) {
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            var templates = Assembly.templates(environment);
            assertThat(templates.ofType(type))
                    .filteredOn(resource -> resource.has(property))
                    .isNotEmpty()
                    .extracting(resource -> templates
                            .text(resource.stack(), resource.property(property))
                            .replaceAll("<[^>]+>", "id"))
                    .allMatch(word -> word.matches(pattern));
        }
    }

    /** Keys and values, as a list or by key. */
    private static Stream<JsonNode> tags(Resource resource) {
        return resource.properties().findValues("Tags").stream()
                .flatMap(tags ->
                        tags.isArray() ? tags.valueStream().flatMap(JsonNode::valueStream) : tags.valueStream());
    }
}
