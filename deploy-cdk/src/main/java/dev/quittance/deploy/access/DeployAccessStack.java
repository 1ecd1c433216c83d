package dev.quittance.deploy.access;

import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.QuittanceStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.CfnOIDCProvider;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * Lets GitHub's workflow deploy without a stored key: its token says which repository, branch and environment it runs
 * for, and must say exactly ours. What it may then do is become the roles of CDK's bootstrap, and nothing itself. Whoever
 * only compares runs for an environment of its own and may become the one that reads.
 *
 * <p>Deployed once by hand, before the workflow can.
 */
public final class DeployAccessStack extends QuittanceStack {

    static final String ISSUER = "token.actions.githubusercontent.com";

    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final String BRANCH = "refs/heads/main";
    private static final String READING_ROLE = "lookup-role";
    private static final List<String> BOOTSTRAP_ROLES =
            List.of("deploy-role", "file-publishing-role", "image-publishing-role", READING_ROLE);

    public DeployAccessStack(Construct scope, Settings settings) {
        super(scope, "DeployAccess", "who may deploy", settings);
        var provider = CfnOIDCProvider.Builder.create(this, "GitHub")
                .url("https://" + ISSUER)
                .clientIdList(List.of(AUDIENCE))
                .build();
        var deploys = role(
                "Role",
                "Deploys Quittance from main, in environment " + settings.name(),
                provider,
                settings,
                settings.name(),
                BOOTSTRAP_ROLES);
        var compares = role(
                "DriftRole",
                "Compares environment " + settings.name() + " with its templates, and changes nothing",
                provider,
                settings,
                settings.name() + "-drift",
                List.of(READING_ROLE));
        output("RoleArn", deploys.getRoleArn());
        output("DriftRoleArn", compares.getRoleArn());
        output("LookupRoleArn", bootstrapRole(settings, READING_ROLE));
    }

    private Role role(
            String id,
            String description,
            CfnOIDCProvider provider,
            Settings settings,
            String environment,
            List<String> bootstrapRoles) {
        var role = Role.Builder.create(this, id)
                .description(description)
                .assumedBy(new WebIdentityPrincipal(
                        provider.getRef(), Map.of("StringEquals", claims(settings, environment))))
                .maxSessionDuration(Duration.hours(2))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(bootstrapRoles.stream()
                        .map(name -> bootstrapRole(settings, name))
                        .toList())
                .build());
        return role;
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }

    /** Repositories made since July 2026 say their ids beside their names; older ones don't. Both are this one. */
    private static Map<String, Object> claims(Settings settings, String environment) {
        var release = settings.release();
        var ofEnvironment = ":environment:" + environment;
        var claims = new LinkedHashMap<String, Object>();
        claims.put(ISSUER + ":aud", AUDIENCE);
        claims.put(
                ISSUER + ":sub",
                List.of(
                        "repo:" + release.repository() + ofEnvironment,
                        "repo:" + release.repositoryWithIds() + ofEnvironment));
        claims.put(ISSUER + ":repository_id", release.repositoryId());
        claims.put(ISSUER + ":ref", BRANCH);
        claims.put(ISSUER + ":environment", environment);
        return claims;
    }

    private static String bootstrapRole(Settings settings, String name) {
        return "arn:aws:iam::" + settings.account() + ":role/cdk-" + QUALIFIER + "-" + name + "-" + settings.account()
                + "-" + settings.region();
    }
}
