package dev.quittance.deploy.application;

import dev.quittance.deploy.artifact.Artifacts;
import dev.quittance.deploy.data.DataStack;
import dev.quittance.deploy.messaging.MessagingStack;
import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.QuittanceStack;
import dev.quittance.deploy.wiring.Wiring;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * What a release replaces. Instances and functions share one stack so that a release that fails takes back both.
 */
public final class ApplicationStack extends QuittanceStack {

    private static final String JOURNAL = "payment-journal";
    private static final String SANDBOX = "sandbox-psp";

    private final Wiring wiring;
    private final Settings settings;
    private final Artifacts artifacts;
    private final MessagingStack messaging;

    private final Balancer balancer;
    private final Fleet fleet;
    private final QueueFunction payment;
    private final QueueFunction recorder;

    public ApplicationStack(
            Construct scope,
            Settings settings,
            Wiring wiring,
            Artifacts artifacts,
            NetworkStack network,
            DataStack data,
            MessagingStack messaging) {
        super(scope, "Application", "the application's instances and the functions", settings);
        balancer = new Balancer(this, network);
        fleet = new Fleet(this, settings, artifacts, network, data, messaging, balancer);
        this.wiring = wiring;
        this.settings = settings;
        this.artifacts = artifacts;
        this.messaging = messaging;
        var topic = messaging.topic().getTopicArn();
        var sandbox = data.table(SANDBOX);
        payment = function("payment")
                .environment(Map.of("QUITTANCE_EVENTS_TOPIC_ARN", topic))
                .environment(Map.of("QUITTANCE_SANDBOX_TABLE", sandbox.getTableName()))
                .environment(Map.of("QUITTANCE_SANDBOX_CHALLENGE_URL", bankPage(settings)))
                .allow(List.of("sns:Publish"), topic)
                .allow(List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"), sandbox.getTableArn());
        var journal = data.table(JOURNAL);
        recorder = function("recorder")
                .environment(Map.of("QUITTANCE_JOURNAL_TABLE", journal.getTableName()))
                .allow(List.of("dynamodb:PutItem"), journal.getTableArn());
    }

    public Balancer balancer() {
        return balancer;
    }

    public Fleet fleet() {
        return fleet;
    }

    public QueueFunction payment() {
        return payment;
    }

    public QueueFunction recorder() {
        return recorder;
    }

    /** Where a payer of a test payment is sent. */
    private static String bankPage(Settings settings) {
        return "https://" + settings.edge().domain() + "/sandbox/challenge";
    }

    private QueueFunction function(String name) {
        var function = wiring.function(name);
        var zip = artifacts.function(name);
        return new QueueFunction(
                this, function, settings, zip, messaging.queue(function.queue()).queue());
    }
}
