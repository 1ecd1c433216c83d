package dev.quittance.deploy.stack;

import dev.quittance.deploy.settings.Settings;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** A stack that knows its account, region and zones without asking AWS. */
public abstract class QuittanceStack extends Stack {

    /** By which CDK's bucket and roles for Quittance are told from others of the account. */
    public static final String QUALIFIER = "quittance";

    private final List<String> zones;

    /** CDK reads the zones only when a network is built, which is after this. */
    @SuppressWarnings("this-escape")
    protected QuittanceStack(Construct scope, String id, String description, Settings settings) {
        super(scope, id, props(id, description, settings));
        zones = settings.zones();
        Tags.of(this).add("application", "quittance");
        Tags.of(this).add("environment", settings.name());
    }

    private static StackProps props(String id, String description, Settings settings) {
        return StackProps.builder()
                .stackName("quittance-" + settings.name() + "-" + id.toLowerCase(Locale.ROOT))
                .description("Quittance " + settings.name() + ": " + description)
                .env(Environment.builder()
                        .account(settings.account())
                        .region(settings.region())
                        .build())
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .qualifier(QUALIFIER)
                        .build())
                .terminationProtection(settings.isProduction())
                .build();
    }

    @Override
    public List<String> getAvailabilityZones() {
        return zones;
    }
}
