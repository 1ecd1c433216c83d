package dev.quittance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.Assembly;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS would log into a group of its own making is kept, and paid, for ever. */
class LogsTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void log_ofAFunction_isOursAndEnds(String environment) {
        var templates = Assembly.templates(environment);
        assertThat(templates.ofType("AWS::Lambda::Function"))
                .hasSizeGreaterThan(3)
                .extracting(function -> templates.follow(function.stack(), function.property("LoggingConfig.LogGroup")))
                .allMatch(logs -> logs.has("RetentionInDays"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void log_ofTheGatewaysErrors_isThereBeforeItsStage_andEnds(String environment) {
        var templates = Assembly.templates(environment);
        var stage = templates.one("AWS::ApiGateway::Stage", "Gateway");
        var name = "API-Gateway-Execution-Logs_" + templates.text(stage.stack(), stage.property("RestApiId")) + "/"
                + stage.property("StageName").asText();
        assertThat(stage.property("MethodSettings").findValuesAsText("LoggingLevel"))
                .containsExactly("ERROR");
        assertThat(templates.ofType("AWS::Logs::LogGroup"))
                .filteredOn(logs -> logs.has("LogGroupName")
                        && templates
                                .text(logs.stack(), logs.property("LogGroupName"))
                                .equals(name))
                .singleElement()
                .matches(logs -> logs.has("RetentionInDays"))
                .matches(logs -> stage.body().path("DependsOn").toString().contains(logs.logicalId()));
    }
}
