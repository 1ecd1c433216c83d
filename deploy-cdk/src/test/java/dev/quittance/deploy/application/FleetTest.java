package dev.quittance.deploy.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.Questions;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class FleetTest {

    private final Templates templates = Assembly.prod();

    @Test
    void application_isToldWhatItAsksFor_byUserDataOrWithTheSecrets() throws IOException {
        var template = templates.one("AWS::EC2::LaunchTemplate", "Fleet");
        var told = template.property("LaunchTemplateData.UserData").toString();
        var secrets = Files.readString(
                Assembly.REPOSITORY.resolve("deploy-cdk/src/main/host/application/libexec/write-secrets"));
        assertThat(Questions.of("application"))
                .hasSizeGreaterThan(3)
                .allMatch(variable -> told.contains("\\n" + variable + "='") || secrets.contains(variable + "="));
    }
}
