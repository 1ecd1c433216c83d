package dev.quittance.deploy.observability;

import dev.quittance.deploy.application.ApplicationStack;
import dev.quittance.deploy.data.DataStack;
import dev.quittance.deploy.edge.EdgeStack;
import dev.quittance.deploy.messaging.MessagingStack;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.Names;
import dev.quittance.deploy.stack.QuittanceStack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/** Alarms, a dashboard and a budget. A page in {@code deploy-cdk/runbooks} for each alarm says what to do. */
public final class ObservabilityStack extends QuittanceStack {

    public ObservabilityStack(
            Construct scope,
            Settings settings,
            DataStack data,
            MessagingStack messaging,
            ApplicationStack application,
            EdgeStack edge) {
        super(scope, "Observability", "alarms, dashboard and budget", settings);
        var bell = new Bell(this, settings);
        var world = new EdgeWatches(edge, settings);
        var messages = new MessageWatches(messaging, application);
        var hosts = new HostWatches(this, settings, application, data);
        var watches = Stream.of(world.all(), messages.all(), hosts.all())
                .flatMap(List::stream)
                .toList();
        var alarms = new ArrayList<Alarm>();
        for (var watch : watches) {
            alarms.add(alarm(watch, settings, new SnsAction(bell.topic())));
        }
        new Overview(this, settings, alarms, world, messages, hosts);
        SpendingLimit.build(this, settings);
    }

    private Alarm alarm(Watch watch, Settings settings, IAlarmAction bell) {
        var alarm = Alarm.Builder.create(this, Names.construct(watch.name()))
                .alarmName("quittance-" + settings.name() + "-" + watch.name())
                .alarmDescription("What to do: deploy-cdk/runbooks/" + watch.name() + ".md")
                .metric(watch.metric())
                .comparisonOperator(watch.comparison())
                .threshold(watch.threshold())
                .evaluationPeriods(watch.periods())
                .datapointsToAlarm(watch.periods())
                .treatMissingData(watch.silence())
                .build();
        alarm.addAlarmAction(bell);
        alarm.addOkAction(bell);
        return alarm;
    }
}
