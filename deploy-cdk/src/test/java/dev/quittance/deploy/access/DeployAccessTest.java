package dev.quittance.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.test.Assembly;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployAccessTest {

    private final Resource role = Assembly.prod().one("AWS::IAM::Role", "Role");
    private final Resource driftRole = Assembly.prod().one("AWS::IAM::Role", "DriftRole");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "main, repo:quittance-example/quittance:environment:prod, 100000002, refs/heads/main, prod, true",
        "main of a newer repository, repo:quittance-example@100000001/quittance@100000002:environment:prod, 100000002, refs/heads/main, prod, true",
        "pull request, repo:quittance-example/quittance:pull_request, 100000002, refs/pull/7/merge, , false",
        "another branch, repo:quittance-example/quittance:environment:prod, 100000002, refs/heads/topic, prod, false",
        "main without the environment, repo:quittance-example/quittance:ref:refs/heads/main, 100000002, refs/heads/main, , false",
        "another environment, repo:quittance-example/quittance:environment:dev, 100000002, refs/heads/main, dev, false",
        "fork, repo:someone/quittance:environment:prod, 200000002, refs/heads/main, prod, false",
        "recycled name, repo:quittance-example/quittance:environment:prod, 300000002, refs/heads/main, prod, false",
        "recycled owner, repo:quittance-example@300000001/quittance@300000002:environment:prod, 300000002, refs/heads/main, prod, false",
        "longer name, repo:quittance-example/quittance-two:environment:prod, 400000002, refs/heads/main, prod, false",
        "whoever looks for drift, repo:quittance-example/quittance:environment:prod-drift, 100000002, refs/heads/main, prod-drift, false",
        "tag, repo:quittance-example/quittance:environment:prod, 100000002, refs/tags/main, prod, false"
    })
    void token_isTakenOrRefused(
            String name, String subject, String repository, String ref, String environment, boolean taken) {
        assertThat(isTaken(role, token(subject, repository, ref, environment)))
                .as(name)
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"prod-drift, true", "prod, false", "dev-drift, false"})
    void roleThatLooksForDrift_isTakenByItsOwnEnvironment(String environment, boolean taken) {
        var token = token(
                "repo:quittance-example/quittance:environment:" + environment,
                "100000002",
                "refs/heads/main",
                environment);
        assertThat(isTaken(driftRole, token)).isEqualTo(taken);
    }

    @Test
    void roleThatLooksForDrift_mayOnlyRead() {
        var policy = Assembly.prod().one("AWS::IAM::Policy", "DriftRole").property("PolicyDocument.Statement");
        assertThat(policy).hasSize(1);
        assertThat(policy.path(0).path("Action").asText()).isEqualTo("sts:AssumeRole");
        assertThat(policy.path(0).path("Resource").asText()).contains(":role/cdk-quittance-lookup-role-");
    }

    private static Map<String, String> token(String subject, String repository, String ref, String environment) {
        var token = new HashMap<String, String>();
        token.put("aud", "sts.amazonaws.com");
        token.put("sub", subject);
        token.put("repository_id", repository);
        token.put("ref", ref);
        token.put("environment", environment);
        return token;
    }

    @Test
    void token_forAnotherAudience_isRefused() {
        assertThat(isTaken(
                        role,
                        Map.of(
                                "aud", "https://github.com/someone",
                                "sub", "repo:quittance-example/quittance:environment:prod",
                                "repository_id", "100000002",
                                "ref", "refs/heads/main",
                                "environment", "prod")))
                .isFalse();
    }

    @Test
    void trust_knowsNoPattern() {
        assertThat(trust(role).path("Condition").toString()).doesNotContain("*", "?", "Like");
        assertThat(trust(role).path("Action").asText()).isEqualTo("sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void session_endsSoon() {
        assertThat(role.property("MaxSessionDuration").asInt()).isLessThanOrEqualTo(7200);
    }

    /** As IAM decides: every operator, every key; of several values, one. */
    private static boolean isTaken(Resource role, Map<String, String> token) {
        var trust = trust(role);
        assertThat(trust.path("Condition").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("StringEquals");
        return trust.at("/Condition/StringEquals").properties().stream().allMatch(condition -> {
            var claim = token.get(condition.getKey().substring(DeployAccessStack.ISSUER.length() + 1));
            var wanted = condition.getValue();
            return claim != null
                    && (wanted.isArray()
                            ? wanted.valueStream().anyMatch(one -> one.asText().equals(claim))
                            : wanted.asText().equals(claim));
        });
    }

    private static JsonNode trust(Resource role) {
        return role.property("AssumeRolePolicyDocument.Statement").get(0);
    }
}
