package dev.quittance.deploy;

import dev.quittance.deploy.access.DeployAccessStack;
import dev.quittance.deploy.application.ApplicationStack;
import dev.quittance.deploy.artifact.Artifacts;
import dev.quittance.deploy.data.DataStack;
import dev.quittance.deploy.edge.EdgeStack;
import dev.quittance.deploy.messaging.MessagingStack;
import dev.quittance.deploy.nag.Nag;
import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.observability.ObservabilityStack;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.wiring.Wiring;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** One environment: its stacks in the order they need each other. */
public final class QuittanceApp {

    private final App app;

    public QuittanceApp(Settings settings, Wiring wiring, Artifacts artifacts, Path output) {
        app = new App(AppProps.builder().outdir(output.toString()).build());
        var network = new NetworkStack(app, settings);
        var data = new DataStack(app, settings, wiring, network);
        var messaging = new MessagingStack(app, settings, wiring);
        var application = new ApplicationStack(app, settings, wiring, artifacts, network, data, messaging);
        var edge = new EdgeStack(app, settings, artifacts, network, data, application);
        new ObservabilityStack(app, settings, data, messaging, application, edge);
        new DeployAccessStack(app, settings);
        Nag.check(app, settings);
    }

    public void synthesize() {
        app.synth();
    }
}
