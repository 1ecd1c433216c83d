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
 * for, and must say exactly ours. What it may then do is become the roles of CDK's bootstrap, and nothing itself.
 *
 * <p>Deployed once by hand, before the workflow can.
 */
public final class DeployAccessStack extends QuittanceStack {

    static final String ISSUER = "token.actions.githubusercontent.com";

    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final String BRANCH = "refs/heads/main";
    private static final List<String> BOOTSTRAP_ROLES =
            List.of("deploy-role", "file-publishing-role", "image-publishing-role", "lookup-role");

    public DeployAccessStack(Construct scope, Settings settings) {
        super(scope, "DeployAccess", "who may deploy", settings);
        var provider = CfnOIDCProvider.Builder.create(this, "GitHub")
                .url("https://" + ISSUER)
                .clientIdList(List.of(AUDIENCE))
                .build();
        var role = Role.Builder.create(this, "Role")
                .description("Deploys Quittance from main, in environment " + settings.name())
                .assumedBy(new WebIdentityPrincipal(provider.getRef(), Map.of("StringEquals", claims(settings))))
                .maxSessionDuration(Duration.hours(2))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(bootstrapRoles(settings))
                .build());
        CfnOutput.Builder.create(this, "RoleArn").value(role.getRoleArn()).build();
    }

    /** Repositories made since July 2026 say their ids beside their names; older ones don't. Both are this one. */
    private static Map<String, Object> claims(Settings settings) {
        var release = settings.release();
        var environment = ":environment:" + settings.name();
        var claims = new LinkedHashMap<String, Object>();
        claims.put(ISSUER + ":aud", AUDIENCE);
        claims.put(
                ISSUER + ":sub",
                List.of(
                        "repo:" + release.repository() + environment,
                        "repo:" + release.repositoryWithIds() + environment));
        claims.put(ISSUER + ":repository_id", release.repositoryId());
        claims.put(ISSUER + ":ref", BRANCH);
        claims.put(ISSUER + ":environment", settings.name());
        return claims;
    }

    private static List<String> bootstrapRoles(Settings settings) {
        return BOOTSTRAP_ROLES.stream()
                .map(role -> "arn:aws:iam::" + settings.account() + ":role/cdk-hnb659fds-" + role + "-"
                        + settings.account() + "-" + settings.region())
                .toList();
    }
}
