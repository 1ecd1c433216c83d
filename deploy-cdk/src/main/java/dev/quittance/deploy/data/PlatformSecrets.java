package dev.quittance.deploy.data;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** Secrets that are nobody's password: made here once, shared by all instances, read at their start. */
public final class PlatformSecrets extends Construct {

    private static final int LENGTH = 48;

    private final Secret console;
    private final Secret origin;
    private final Secret mail;

    PlatformSecrets(Construct scope) {
        super(scope, "Secrets");
        console = generated("Console", "Encrypts the console's login cookie: {key}", "{}", "key");
        origin = generated(
                "Origin",
                "Proves that a request came through CloudFront: {current, previous}, both accepted",
                "{\"previous\":\"\"}",
                "current");
        mail = generated(
                "Mail", "SES's SMTP login, {username, password}: written by hand", "{\"username\":\"\"}", "password");
    }

    public Secret console() {
        return console;
    }

    public Secret origin() {
        return origin;
    }

    /** What stands in it at first is no login: until somebody writes one, mails stay owed and payments go on. */
    public Secret mail() {
        return mail;
    }

    private Secret generated(String id, String description, String template, String key) {
        return Secret.Builder.create(this, id)
                .description(description)
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate(template)
                        .generateStringKey(key)
                        .passwordLength(LENGTH)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }
}
