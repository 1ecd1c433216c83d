package dev.quittance.deploy.observability;

import dev.quittance.deploy.settings.Settings;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.constructs.Construct;

/** The dashboard: a payment's way from left to right and top to bottom, alarms first. */
final class Overview extends Construct {

    private static final int WIDTH = 24;
    private static final Duration PERIOD = Duration.minutes(1);
    private static final List<String> QUEUES = List.of("payment-execute", "payment-resolve", "payment-record");

    Overview(
            Construct scope,
            Settings settings,
            List<Alarm> alarms,
            EdgeWatches world,
            MessageWatches messages,
            HostWatches hosts) {
        super(scope, "Overview");
        var dashboard = Dashboard.Builder.create(this, "Dashboard")
                .dashboardName("quittance-" + settings.name())
                .defaultInterval(Duration.hours(3))
                .build();
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .width(WIDTH)
                .alarms(alarms)
                .build());
        dashboard.addWidgets(
                graph("Requests", 3, world.api.sum("Count", PERIOD), world.api.sum("5XXError", PERIOD)),
                graph(
                        "Latency, ms",
                        3,
                        world.api.metric("IntegrationLatency", "p50", PERIOD),
                        world.api.metric("IntegrationLatency", "p99", PERIOD)),
                graph("Instances that serve", 3, hosts.serving()));
        dashboard.addWidgets(
                graph("Oldest message, s", 3, QUEUES.stream().map(messages::age).toArray(IMetric[]::new)),
                graph(
                        "Dead letters",
                        3,
                        QUEUES.stream().map(messages::deadLetters).toArray(IMetric[]::new)),
                graph(
                        "Functions, ms and errors",
                        3,
                        messages.ofFunction("payment").metric("Duration", "p90", PERIOD),
                        messages.ofFunction("recorder").metric("Duration", "p90", PERIOD),
                        messages.ofFunction("payment").sum("Errors", PERIOD),
                        messages.ofFunction("recorder").sum("Errors", PERIOD)));
        dashboard.addWidgets(
                graph("Instances, CPU %", 2, hosts.instances.metric("CPUUtilization", "Average", PERIOD)),
                graph(
                        "Database, CPU % and connections",
                        2,
                        hosts.database.metric("CPUUtilization", "Average", PERIOD),
                        hosts.database.metric("DatabaseConnections", "Maximum", PERIOD)));
    }

    private static GraphWidget graph(String title, int inARow, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(WIDTH / inARow)
                .left(List.of(metrics))
                .build();
    }
}
