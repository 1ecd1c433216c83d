package dev.quittance.deploy.nag;

import dev.quittance.deploy.settings.Settings;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;

/** Runs cdk-nag's AwsSolutions rules over the whole app. */
public final class Nag {

    private Nag() {}

    public static void check(App app, Settings settings) {
        Acknowledgements.in(settings).forEach(acknowledgement -> acknowledge(app, acknowledgement));
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
    }

    private static void acknowledge(App app, Acknowledgement acknowledgement) {
        var path = acknowledgement.construct();
        var stack = (Stack) app.getNode().findChild(path.substring(0, path.indexOf('/')));
        NagSuppressions.addResourceSuppressionsByPath(
                stack,
                "/" + path,
                List.of(NagPackSuppression.builder()
                        .id(acknowledgement.rule())
                        .reason(acknowledgement.reason())
                        .build()),
                true);
    }
}
