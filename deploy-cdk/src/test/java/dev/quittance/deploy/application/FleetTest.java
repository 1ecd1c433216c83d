package dev.quittance.deploy.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.network.Door;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.HeldFile;
import dev.quittance.deploy.test.Questions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void whatAnInstanceFetches_isPublishedUnderThatKey() throws IOException {
        var told = templates
                .one("AWS::EC2::LaunchTemplate", "Fleet")
                .property("LaunchTemplateData.UserData")
                .toString();
        var published = Files.readString(Assembly.folder("prod").resolve("Application.assets.json"));
        assertThat(Pattern.compile("nfetch (\\S+) ").matcher(told).results().map(fetch -> fetch.group(1)))
                .hasSize(2)
                .allMatch(key -> published.contains("\"objectKey\": \"" + key + "\""));
    }

    /** Through the one door that is open for mail. */
    @Test
    void mails_goToSes_throughThePortThatTheWallsLetOut() throws IOException {
        var told = templates
                .one("AWS::EC2::LaunchTemplate", "Fleet")
                .property("LaunchTemplateData.UserData")
                .toString();
        assertThat(told)
                .contains("QUITTANCE_MAIL_HOST='email-smtp.us-east-1.amazonaws.com'")
                .contains("QUITTANCE_MAIL_FROM='receipts@pay.quittance.example'");
        assertThat(Files.readAllLines(
                        Assembly.REPOSITORY.resolve("application/src/main/resources/application.properties")))
                .contains("%prod.quittance.mail.port=" + Door.SMTP_SUBMISSION, "%prod.quittance.mail.start-tls=true");
        assertThat(templates.ofType("AWS::SES::EmailIdentity"))
                .singleElement()
                .extracting(identity -> identity.property("EmailIdentity").asText())
                .isEqualTo("pay.quittance.example");
    }

    /** What an instance needs while it boots, and what it refers to doesn't bring along: else a first boot may fail. */
    @Test
    void instances_comeAfterThePoliciesOfTheirRolesAndTheListener() {
        var group = templates.one("AWS::AutoScaling::AutoScalingGroup", "ApplicationFleet");
        var first = Stream.of("AWS::IAM::Policy", "AWS::ElasticLoadBalancingV2::Listener")
                .flatMap(type -> templates.ofType(type).stream())
                .filter(resource -> resource.logicalId().matches("(FleetRoles|Balancer).*"))
                .map(Resource::logicalId)
                .toList();
        assertThat(first).hasSize(4);
        assertThat(group.body().path("DependsOn")).extracting(JsonNode::asText).containsAll(first);
    }

    /** The drill of a rollout, in {@code local-cloud}, does as this file says. */
    @Test
    void update_isAsTheDrillDoesIt() {
        var policy = templates
                .one("AWS::AutoScaling::AutoScalingGroup", "ApplicationFleet")
                .body()
                .at("/UpdatePolicy/AutoScalingRollingUpdate");
        var lines = Stream.of("MaxBatchSize", "MinInstancesInService", "PauseTime", "WaitOnResourceSignals")
                .map(name -> name + "=" + policy.path(name).asText() + "\n")
                .collect(Collectors.joining());
        HeldFile.holds("rollout.properties", "# How production's instances are replaced\n" + lines);
    }
}
